import { formatDateTime, formatMoney, formatNumber } from '../../../platform/texts/index.ts'
import {
  Box,
  ButtonLink,
  KeyValues,
  Link,
  Notice,
  Section,
  Share,
  type TagProps,
  ThingPage,
  type Translate,
  useView,
} from '../../../ui/index.ts'
import type { Head, LogEnd } from '../log/store.ts'
import { type Phase, type Poll, phaseOf } from '../polls/rules.ts'
import type { Draw } from '../polls/store.ts'
import { HOME, pathOf, workPathOf } from './paths.ts'
import { Result } from './result-part.tsx'
import type { RefusalCount } from './store.ts'
import { ruleWords, shapeWords } from './words.ts'

const TAGS: Record<Phase, TagProps['kind']> = {
  draft: 'draft',
  announced: 'soon',
  open: 'open',
  closed: 'closed',
  counted: 'done',
}

export const statusOf = (poll: Poll, now: Temporal.Instant, t: Translate, locale: 'pl' | 'en'): TagProps => {
  const phase = phaseOf(poll, now)
  const at = formatDateTime(phase === 'announced' ? poll.opensAt : poll.closesAt, locale)
  return { kind: TAGS[phase], children: t(`ballots.phase.${phase}`, { at }) }
}

export interface PollPageProps {
  poll: Poll
  end: LogEnd | null
  lastHead: Head | null
  refusals: RefusalCount[]
  draw: Draw | null
  owner: string
  mayRun: boolean
}

/** One poll: what is asked, who may answer and how, how it is counted; turnout now, the result after. */
export function PollPage(props: PollPageProps) {
  const { poll, end, lastHead, owner, mayRun } = props
  const { t, now, locale } = useView()
  const { definition } = poll
  const phase = phaseOf(poll, now)
  const facts = [
    { label: t('ballots.page.turnout'), value: turnoutWords(t, poll, end?.ballots ?? 0, locale) },
    { label: t('ballots.page.opens'), value: formatDateTime(poll.opensAt, locale) },
    { label: t('ballots.page.closes'), value: formatDateTime(poll.closesAt, locale) },
    { label: t('ballots.page.owner'), value: owner },
  ]
  return (
    <ThingPage
      title={poll.title}
      lead={definition.about}
      crumbs={[{ label: t('ballots.polls'), href: HOME }]}
      status={statusOf(poll, now, t, locale)}
      actions={
        <>
          {phase === 'open' && (
            <ButtonLink href={`${pathOf(poll)}/wejscie`} icon="vote">
              {t('ballots.vote')}
            </ButtonLink>
          )}
          {phase !== 'draft' && (
            <ButtonLink href={`${pathOf(poll)}/sprawdzenie`} variant="secondary" icon="shield-check">
              {t('ballots.check')}
            </ButtonLink>
          )}
          {mayRun && (
            <ButtonLink href={workPathOf(poll)} variant="quiet" icon="settings">
              {t('ballots.work.open')}
            </ButtonLink>
          )}
        </>
      }
      aside={
        <>
          <Box title={t('ballots.page.facts')}>
            <KeyValues items={facts} />
          </Box>
          {poll.definitionHash && (
            <Box title={t('ballots.page.proof')}>
              <p>{t('ballots.page.proof.text')}</p>
              <p class="ballots-hash">{poll.definitionHash}</p>
              {lastHead && (
                <p>
                  {t('ballots.page.head', { at: formatDateTime(lastHead.publishedAt, locale), count: lastHead.number })}
                </p>
              )}
              <ul>
                <li>
                  <Link href={`${pathOf(poll)}/definicja.json`}>{t('ballots.page.definition')}</Link>
                </li>
                <li>
                  <Link href={`${pathOf(poll)}/dziennik`}>{t('ballots.page.log')}</Link>
                </li>
                {phase === 'counted' && (
                  <li>
                    <Link href={`${pathOf(poll)}/wyniki.jsonl`}>{t('ballots.page.file')}</Link>
                  </li>
                )}
              </ul>
            </Box>
          )}
        </>
      }
    >
      {phase === 'counted' && <Result {...props} />}
      {phase === 'closed' && (
        <Notice title={t('ballots.page.waiting')}>
          <p>{t(poll.sealedAt ? 'ballots.page.waiting.lot' : 'ballots.page.waiting.count')}</p>
        </Notice>
      )}
      {phase !== 'counted' && (
        <Section title={t('ballots.page.options')} count={definition.options.length}>
          <ol class="ballots-list">
            {definition.options.map(({ id, label, about, cost }) => (
              <li key={id}>
                <strong>{label}</strong>
                {cost !== undefined && <span class="ballots-cost">{formatMoney(cost, locale)}</span>}
                {about && <p>{about}</p>}
              </li>
            ))}
          </ol>
        </Section>
      )}
      <Section title={t('ballots.page.rules')} id="zasady">
        <Rules poll={poll} />
      </Section>
      <Share href={pathOf(poll)} title={poll.title} />
    </ThingPage>
  )
}

/** Everything stated before anybody votes. */
export function Rules({ poll }: { poll: Poll }) {
  const { t, locale } = useView()
  const { definition } = poll
  return (
    <KeyValues
      items={[
        { label: t('ballots.rules.who'), value: definition.who },
        { label: t('ballots.rules.way'), value: t(`ballots.way.${definition.way}.about`) },
        { label: t('ballots.rules.basis'), value: definition.basis },
        { label: t('ballots.rules.ballot'), value: shapeWords(t, definition.shape, locale) },
        { label: t('ballots.rules.repeated'), value: t(`ballots.repeated.${definition.repeated}`) },
        { label: t('ballots.rules.paper'), value: definition.paper },
        { label: t('ballots.rules.count'), value: ruleWords(t, definition.rule, locale) },
        { label: t('ballots.rules.ties'), value: t('ballots.rules.draw', { source: definition.draw }) },
        { label: t('ballots.rules.secret'), value: t('ballots.rules.secret.text') },
      ]}
    />
  )
}

export function turnoutWords(t: Translate, { definition }: Poll, ballots: number, locale: 'pl' | 'en') {
  const words = t('ballots.turnout', { count: ballots })
  if (!definition.electorate) return words
  // Few voters of many are not nobody.
  const share = Math.round((ballots / definition.electorate) * 1000) / 10
  const percent = share === 0 && ballots > 0 ? `<${formatNumber(0.1, locale)}` : formatNumber(share, locale)
  return t('ballots.turnout.of', { words, electorate: formatNumber(definition.electorate, locale), percent })
}
