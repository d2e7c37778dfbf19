import { endOf } from '../../platform/clock.ts'
import { ButtonLink, EmptyState, Link, Section, useView } from '../../ui/index.ts'
import { type Activity, isOpen, mayModerate, type Process, pathOf, workPathOf } from '../processes/index.ts'
import type { ListedRemark } from './deciding/decisions-store.ts'
import { workCountsOf } from './deciding/store.ts'
import { answersShown, type RemarksPorts } from './ports.ts'
import { RemarkEntry } from './reading/entry.tsx'
import { tallyWords } from './reading/pages.tsx'
import { listPublic } from './reading/store.ts'
import { type Tally, tallyOf } from './tallies-store.ts'

const ON_THE_PAGE = 25

/** Remarks as a way to take part: the card on the process page, the team's work list, the counts. */
export const remarksActivity = (ports: RemarksPorts): Activity => ({
  type: 'remarks',
  name: (t) => t('remarks.remarks'),
  // Remarks are taken by every process that has the home of remarks.
  isPart: async (_, process) => process.kind === ports.kind,

  async mainActions({ now, locale, house }, process) {
    const t = house.texts.in(locale)
    return isOpen(process, now) ? [{ label: t('remarks.give.title'), href: `${pathOf(process)}/uwagi/nowa` }] : []
  },

  async card(context, process) {
    const { rows, next } = await listPublic(context.db, process.id, {}, { limit: ON_THE_PAGE })
    const tally = await tallyOf(context.db, process.id)
    const answers = answersShown(await ports.settingsOf(context, process), process, context.now)
    return <RemarksCard key="remarks" {...{ process, remarks: rows, more: next !== null, tally, answers }} />
  },

  async workList(context, process) {
    const t = context.house.texts.in(context.locale)
    const counts = await workCountsOf(context.db, process.id)
    const home = `${workPathOf(process)}/uwagi`
    return [
      {
        label: t('remarks.work.to-settle'),
        href: `${home}?stan=to-settle`,
        count: counts.toSettle,
        dueAt: process.reportDueOn && endOf(process.reportDueOn),
      },
      { label: t('remarks.work.to-verify'), href: `${home}?stan=to-verify`, count: counts.toVerify },
      ...(mayModerate(context.actor, process.organisationId)
        ? [{ label: t('remarks.work.to-publish'), href: `${home}?stan=to-publish`, count: counts.toPublish }]
        : []),
    ]
  },

  async counts(context, process) {
    const t = context.house.texts.in(context.locale)
    const tally = await tallyOf(context.db, process.id)
    return [{ label: t('remarks.count', { count: tally.public }), href: `${pathOf(process)}/uwagi` }]
  },

  async exports({ house, locale }, process) {
    const t = house.texts.in(locale)
    return ['csv', 'xlsx', 'json'].map((kind) => ({
      label: t(`remarks.list.${kind}`),
      href: `${pathOf(process)}/uwagi.${kind}`,
    }))
  },
})

interface CardProps {
  process: Process
  remarks: ListedRemark[]
  more: boolean
  tally: Tally
  answers: boolean
}

function RemarksCard({ process, remarks, more, tally, answers }: CardProps) {
  const { t, now } = useView()
  const home = `${pathOf(process)}/uwagi`
  return (
    <Section
      id="uwagi"
      title={t('remarks.remarks')}
      count={tallyWords(t, tally, answers)}
      more={tally.public > 0 && <Link href={home}>{t('remarks.card.all')}</Link>}
    >
      {remarks.length === 0 && (
        <EmptyState
          title={t('remarks.list.empty')}
          action={
            isOpen(process, now) && (
              <ButtonLink href={`${home}/nowa`} variant="secondary">
                {t('remarks.give.title')}
              </ButtonLink>
            )
          }
        >
          {t('remarks.list.empty-hint')}
        </EmptyState>
      )}
      {remarks.map((remark) => (
        <RemarkEntry key={remark.id} {...{ process, remark, answers }} />
      ))}
      {more && (
        <p>
          <ButtonLink href={home} variant="secondary">
            {t('remarks.card.more', { count: tally.public })}
          </ButtonLink>
        </p>
      )}
    </Section>
  )
}
