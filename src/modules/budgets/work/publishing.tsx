import { Hono } from 'hono'
import { before } from '../../../platform/clock.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  seeOther,
  withProblem,
} from '../../../platform/http/index.ts'
import { formatDateTime } from '../../../platform/texts/index.ts'
import {
  ActButton,
  ButtonLink,
  Form as FormBlock,
  Link,
  Section,
  SubmitButton,
  Table,
  Tag,
  TextArea,
  TextField,
  Tick,
  useView,
} from '../../../ui/index.ts'
import { mayEnterPaper, type Poll, pollPhaseOf, pollWorkPathOf, turnoutsOf } from '../../ballots/index.ts'
import { mayAnnounce, workPathOf } from '../../processes/index.ts'
import { type Pool, type Publications, publicationsOf } from '../editions/store.ts'
import type { At } from '../projects/actions.ts'
import { projectsOf } from '../projects/store.ts'
import { correctResult } from '../results/making.ts'
import { latestResult, type PublishedResult } from '../results/store.ts'
import { publishAppeals, publishDecisions, undecided } from '../verifying/actions.ts'
import { appealsOf } from '../verifying/store.ts'
import { drawNumbers, pollsOf, prepareVoting } from '../voting/actions.ts'
import { dateWords } from '../words.ts'
import { CorrectionForm, SeedForm } from './forms.ts'
import { type Frame, framed, Work } from './frame.tsx'

/** What becomes public and when: decisions, appeals, the draw, voting, results and their corrections. */
export function openPublishing(): App {
  const routes: App = new Hono<AppEnv>()
  const home = '/:slug/publikacje'

  routes.get(home, async (c) => publishing(c, emptyForm()))

  const acts: Record<string, (c: HttpContext, at: At) => Promise<unknown>> = {
    decyzje: (c, at) => publishDecisions(c.get('context'), at),
    odwolania: (c, at) => publishAppeals(c.get('context'), at),
    glosowanie: (c, at) => prepareVoting(c.get('context'), at),
  }
  for (const [word, act] of Object.entries(acts))
    routes.post(`${home}/${word}`, async (c) => {
      const { frame: _, ...at } = await framed(c, mayAnnounce)
      await act(c, at)
      return seeOther(c, `${workPathOf(at.process)}/publikacje`, `budgets.flash.published.${word}`)
    })

  routes.post(`${home}/losowanie`, async (c) => {
    const { frame: _, ...at } = await framed(c, mayAnnounce)
    const form = await readForm(c, SeedForm)
    if (!form.ok) return publishing(c, form, 422)
    await drawNumbers(c.get('context'), at, form.value.seed)
    return seeOther(c, `${workPathOf(at.process)}/publikacje`, 'budgets.flash.drawn')
  })

  routes.post(`${home}/korekta`, async (c) => {
    const { frame: _, ...at } = await framed(c, mayAnnounce)
    const form = await readForm(c, CorrectionForm)
    if (!form.ok) return publishing(c, form, 422)
    const latest = await latestResult(c.get('context').db, at.process.id)
    const same = latest?.content.pools.every(({ rows }) =>
      rows.every((row) => row.won === form.value.won.includes(row.projectId)),
    )
    if (same) return publishing(c, withProblem(c, form, 'reason', 'budgets.form.same-result'), 422)
    await correctResult(c.get('context'), at, form.value)
    return seeOther(c, `${workPathOf(at.process)}/publikacje`, 'budgets.flash.corrected')
  })

  return routes
}

async function publishing(c: HttpContext, form: Form, status = 200) {
  const context = c.get('context')
  const { frame, ...at } = await framed(c)
  const { db } = context
  const polls = await pollsOf(context, at.process.id)
  const props = {
    frame,
    at,
    form,
    polls,
    opensPolls: mayEnterPaper(context.actor, at.process.organisationId),
    turnouts: await turnoutsOf(
      db,
      polls.map(({ poll }) => poll.id),
    ),
    publications: await publicationsOf(db, at.process.id),
    undecided: undecided(await projectsOf(db, at.process.id)).length,
    openAppeals: [...(await appealsOf(db, at.process.id)).values()].filter(({ outcome }) => !outcome).length,
    result: await latestResult(db, at.process.id),
  }
  return page(c, <PublishingPage {...props} />, status)
}

interface PublishingProps {
  frame: Frame
  at: At
  form: Form
  polls: { pool: Pool; poll: Poll }[]
  /** Whether the reader may open the workspace of a poll. */
  opensPolls: boolean
  turnouts: Map<string, number>
  publications: Publications
  undecided: number
  openAppeals: number
  result: PublishedResult | null
}

function PublishingPage(props: PublishingProps) {
  const { t, locale, now } = useView()
  const { frame, at, form, polls, turnouts, publications, result } = props
  const { calendar, drawnAt, drawSeed, votingReadyAt, settings } = at.edition
  const home = `${workPathOf(frame.process)}/publikacje`
  const act = (word: string, ready: boolean) =>
    frame.mayAnnounce && ready ? (
      <ActButton action={`${home}/${word}`} variant="primary" icon="megaphone">
        {t(`budgets.publish.${word}`)}
      </ActButton>
    ) : null
  const since = (moment: Temporal.Instant) =>
    t(before(now, moment) ? 'budgets.publish.will' : 'budgets.publish.was', { at: formatDateTime(moment, locale) })
  return (
    <Work frame={frame} title={t('budgets.work.publishing')} form={form}>
      <Section title={t('budgets.publish.step.decisions')}>
        {publications.decisions ? (
          <p>{since(publications.decisions)}</p>
        ) : (
          <>
            <p>
              {t('budgets.publish.decisions.text', {
                at: dateWords(calendar, 'decisionsAt', locale),
                count: props.undecided,
              })}
            </p>
            {act('decyzje', props.undecided === 0)}
          </>
        )}
      </Section>
      <Section title={t('budgets.publish.step.appeals')}>
        {publications.appeals ? (
          <p>{since(publications.appeals)}</p>
        ) : (
          <>
            <p>
              {t('budgets.publish.appeals.text', {
                at: dateWords(calendar, 'appealsDecidedAt', locale),
                count: props.openAppeals,
              })}
            </p>
            {act('odwolania', publications.decisions !== undefined && props.openAppeals === 0)}
          </>
        )}
      </Section>
      <Section title={t('budgets.publish.step.draw')}>
        {drawnAt ? (
          <p>{t('budgets.publish.drawn', { at: formatDateTime(drawnAt, locale), seed: drawSeed ?? '' })}</p>
        ) : (
          <>
            <p>{t('budgets.publish.draw.text')}</p>
            {!publications.appeals && <p>{t('budgets.publish.draw.after')}</p>}
            {frame.mayAnnounce && publications.appeals && (
              <FormBlock action={`${home}/losowanie`} label={t('budgets.publish.step.draw')}>
                <TextField form={form} name="seed" label={t('budgets.publish.seed')} hint={settings.drawSource} />
                <SubmitButton>{t('budgets.publish.draw')}</SubmitButton>
              </FormBlock>
            )}
          </>
        )}
      </Section>
      <Section title={t('budgets.publish.step.voting')}>
        {votingReadyAt ? (
          <Table
            caption={t('budgets.publish.step.voting')}
            captionHidden
            rows={polls}
            rowId={({ poll }) => poll.id}
            columns={[
              {
                label: t('budgets.pool'),
                names: true,
                cell: ({ pool, poll }) =>
                  props.opensPolls ? <Link href={pollWorkPathOf(poll)}>{pool.name}</Link> : pool.name,
              },
              {
                label: t('budgets.stage'),
                cell: ({ poll }) => <Tag>{t(`budgets.poll.${pollPhaseOf(poll, now)}`)}</Tag>,
              },
              { label: t('budgets.turnout.ballots'), kind: 'number', cell: ({ poll }) => turnouts.get(poll.id) ?? 0 },
              {
                label: t('budgets.turnout.paper'),
                cell: ({ poll }) =>
                  settings.takesPaper &&
                  props.opensPolls && <Link href={`${pollWorkPathOf(poll)}/papier`}>{t('budgets.paper.enter')}</Link>,
              },
            ]}
          />
        ) : (
          <>
            <p>{t('budgets.publish.voting.text')}</p>
            {!drawnAt && <p>{t('budgets.publish.voting.after')}</p>}
            {act('glosowanie', drawnAt !== null)}
          </>
        )}
      </Section>
      <Section title={t('budgets.publish.step.results')}>
        {result ? (
          <>
            <p>
              {t('budgets.results.published', {
                at: formatDateTime(result.publishedAt, locale),
                version: result.version,
              })}
            </p>
            <ButtonLink href={`/budzet-obywatelski/${frame.process.slug}/wyniki`} variant="secondary">
              {t('budgets.results')}
            </ButtonLink>
            {frame.mayAnnounce && <Correction {...props} result={result} action={`${home}/korekta`} />}
          </>
        ) : (
          <p>{t('budgets.publish.results.text', { at: dateWords(calendar, 'resultsAt', locale) })}</p>
        )}
      </Section>
    </Work>
  )
}

/** A correction says its reason, and which projects win in the next version. */
function Correction({ result, action, form }: PublishingProps & { result: PublishedResult; action: string }) {
  const { t } = useView()
  const chosen = form.values.won
  return (
    <Section title={t('budgets.correct')} level={3}>
      <p>{t('budgets.correct.text')}</p>
      <FormBlock action={action} label={t('budgets.correct')}>
        {result.content.pools.map((pool) => (
          <fieldset key={pool.poolId} class="ds-fieldset">
            <legend>{pool.name}</legend>
            {pool.rows.map((row) => (
              <Tick
                key={row.projectId}
                name="won"
                value={row.projectId}
                checked={Array.isArray(chosen) && form.problems.length > 0 ? chosen.includes(row.projectId) : row.won}
                label={`${row.number}. ${row.title}`}
              />
            ))}
          </fieldset>
        ))}
        <TextArea form={form} name="reason" label={t('budgets.correct.reason')} rows={4} />
        <SubmitButton>{t('budgets.correct.send')}</SubmitButton>
      </FormBlock>
    </Section>
  )
}
