import {
  Actions,
  ButtonLink,
  EmptyState,
  Link,
  ReadingPage,
  RichText,
  Section,
  Stats,
  useView,
} from '../../../ui/index.ts'
import { directoryAddress } from '../directory/addresses.ts'
import { blankPath, formPath } from '../paths.ts'
import { KINDS, type Kind } from '../rules.ts'
import type { DeclarationText } from '../texts-store.ts'
import type { AcceptedWays } from '../ways-rules.ts'

export interface DeclarePageProps {
  /** The text people of each kind sign now; null before the first is published. */
  texts: Record<Kind, DeclarationText | null>
  ways: AcceptedWays
  counts: Record<Kind, number>
  operator: string
  address: string
}

/** What joining is: who may, what one declares, how to sign, and two doors in. */
export function DeclarePage({ texts, ways, counts, operator, address }: DeclarePageProps) {
  const { t, locale } = useView()
  const open = KINDS.filter((kind) => texts[kind])
  return (
    <ReadingPage title={t('membership.declare.title')} lead={t('membership.declare.lead')}>
      <Stats
        label={t('membership.declare.counter')}
        items={[
          {
            figure: counts.person,
            label: t('membership.declare.count.person', { count: counts.person }),
            href: directoryAddress({ rodzaj: 'osoba' }),
          },
          {
            figure: counts.institution,
            label: t('membership.declare.count.institution', { count: counts.institution }),
            href: directoryAddress({ rodzaj: 'instytucja' }),
          },
        ]}
      />
      {open.length === 0 && (
        <EmptyState title={t('membership.declare.none')}>{t('membership.declare.none.text')}</EmptyState>
      )}
      {open.length > 0 && (
        <Actions>
          {open.map((kind) => (
            <ButtonLink
              key={kind}
              href={formPath(kind)}
              variant={kind === 'person' ? 'primary' : 'secondary'}
              icon={kind === 'person' ? 'user-plus' : 'building-2'}
            >
              {t(`membership.declare.begin.${kind}`)}
            </ButtonLink>
          ))}
        </Actions>
      )}
      <Section title={t('membership.declare.who')}>
        <p>{t('membership.declare.who.text')}</p>
        <p>
          <Link href="/siec">{t('membership.declare.about')}</Link>
        </p>
      </Section>
      <Section title={t('membership.declare.how')}>
        <p>{t('membership.declare.how.text')}</p>
        {KINDS.filter((kind) => texts[kind]).map((kind) => (
          <Section key={kind} level={3} title={t(`membership.declare.how.${kind}`)}>
            <ul>
              {ways[kind].map((way) => (
                <li key={way}>
                  <strong>{t(`membership.way.${way}`)}</strong>
                  {'. '}
                  {t(`membership.way.${way}.means`, { operator, address })}
                </li>
              ))}
            </ul>
          </Section>
        ))}
      </Section>
      {open.length > 0 && (
        <Section title={t('membership.declare.paper')}>
          <p>{t('membership.declare.paper.text', { operator, address })}</p>
          <ul>
            {open.map((kind) => (
              <li key={kind}>
                <Link href={blankPath(kind)} icon="download">
                  {t(`membership.declare.paper.${kind}`)}
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {texts.person && (
        <Section title={t('membership.declare.text')}>
          <RichText markdown={texts.person.words[locale].statement} level={3} />
        </Section>
      )}
    </ReadingPage>
  )
}
