import { formatMoney } from '../../../platform/texts/index.ts'
import { ButtonLink, Card, CardGrid, EmptyState, FeedLinks, ListPage, Pager, Tabs, useView } from '../../../ui/index.ts'
import { pathOf } from '../../processes/index.ts'
import { stageTag } from '../words.ts'
import { HOME } from './actions.ts'
import type { ListedEdition } from './listed.ts'

export const LISTS = { trwajace: 'open', nadchodzace: 'ahead', zakonczone: 'past', wszystkie: undefined } as const

export type ListName = keyof typeof LISTS

/** All editions of the portal. */
export function EditionList({
  list,
  found,
  next,
  mayRun,
}: {
  list: ListName
  found: ListedEdition[]
  next: string | null
  mayRun: boolean
}) {
  const { t } = useView()
  const address = (name: ListName, po?: string) => {
    const query = new URLSearchParams({
      ...(name === 'wszystkie' ? {} : { stan: name }),
      ...(po ? { po } : {}),
    }).toString()
    return query ? `${HOME}?${query}` : HOME
  }
  return (
    <ListPage
      title={t('budgets.title')}
      lead={t('budgets.lead')}
      share={{}}
      feeds={[{ title: t('budgets.title'), href: `${HOME}/kanal.xml` }]}
      outputs={<FeedLinks href={`${HOME}/kanal.xml`} />}
      actions={
        mayRun && (
          <ButtonLink href={`/praca${HOME}`} variant="secondary" icon="settings">
            {t('budgets.work')}
          </ButtonLink>
        )
      }
      tabs={
        <Tabs
          label={t('budgets.lists')}
          items={(Object.keys(LISTS) as ListName[]).map((name) => ({
            label: t(`budgets.list.${name}`),
            href: address(name),
            current: name === list,
          }))}
        />
      }
      pager={<Pager next={next ? address(list, next) : undefined} />}
    >
      {found.length === 0 && (
        <EmptyState title={t('budgets.list.none')} icon="vote">
          <p>{t('budgets.list.none.hint')}</p>
        </EmptyState>
      )}
      {found.length > 0 && <EditionCards found={found} level={2} />}
    </ListPage>
  )
}

/** Editions as cards, also on other pages. */
export function EditionCards({ found, level = 3 }: { found: readonly ListedEdition[]; level?: 2 | 3 }) {
  const { t } = useView()
  return (
    <CardGrid label={t('budgets.title')}>
      {found.map((one) => (
        <EditionCard key={one.process.id} found={one} level={level} />
      ))}
    </CardGrid>
  )
}

/** One of them, beside cards of other things. */
export function EditionCard({ found, level = 3 }: { found: ListedEdition; level?: 2 | 3 }) {
  const { t, now, locale } = useView()
  const { process, edition, unit, organisation, projects, amountGrosze } = found
  return (
    <Card
      level={level}
      title={process.title}
      href={pathOf(process)}
      tag={stageTag(edition, now, t, locale)}
      meta={[unit?.name, organisation?.name].filter(Boolean).join(' · ')}
      footer={[formatMoney(amountGrosze, locale), t('budgets.projects.count', { count: projects })].join(' · ')}
    >
      <p>{process.summary}</p>
    </Card>
  )
}
