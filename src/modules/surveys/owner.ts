import { changed } from '../../platform/bus.ts'
import { before } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { found } from '../../platform/errors.ts'
import { type AnsweredEvent, asksOwnWords, formOf, type OwnerPort, wordsIn } from '../forms/index.ts'
import { notify } from '../notices/index.ts'
import { type Process, pathOf, processById, stagesOf, tagOf } from '../processes/index.ts'
import { BRING, isBringingTime, remarkQuestionsOf } from './bringing.ts'
import { receiptMail } from './emails.ts'
import type { SurveysPorts } from './ports.ts'
import { noteChange } from './results/counting.ts'
import { askedOf } from './results/questions.ts'
import {
  mayDesignSurvey,
  mayReadAnswers,
  maySeeSurvey,
  OWNER,
  phaseOf,
  resultsPublic,
  type Survey,
  type SurveyPhase,
  surveyPath,
  surveyWorkPath,
  tagOfSurvey,
  termOf,
} from './rules.ts'
import { surveyById } from './store.ts'

/** What surveys say of the forms they own. */
export function formOwner(ports: Omit<SurveysPorts, 'forms'>): OwnerPort {
  return {
    async answering(context, ownerId) {
      const own = await ownOf(context, ownerId)
      if (!own || !maySeeSurvey(context.actor, own.process, own.survey)) return null
      const { survey, process } = own
      const term = termOf(survey, process, await stagesOf(context.db, process.id))
      const phase = phaseOf(survey, process, term, context.now)
      const t = context.house.texts.in(context.locale)
      const results = { label: t('surveys.results.see'), href: `${surveyPath(process, survey)}/wyniki` }
      return {
        home: surveyPath(process, survey),
        caption: process.title,
        back: { label: t('surveys.back-to-process'), href: pathOf(process) },
        anonymity: survey.anonymity,
        opensAt: term.opensAt,
        // A draft takes no answers, not even of its team.
        closesAt:
          phase === 'draft' ? survey.createdAt.subtract({ seconds: 2 }) : closed(phase, term.closesAt, context.now),
        editable: survey.editable,
        oncePerPerson: survey.oncePerPerson,
        privacyNotice: [await publicWords(context, own), (await ports.intakeOf(context, process)).privacyNotice].join(
          '\n\n',
        ),
        next: resultsPublic(survey, phase) ? [results] : [],
      }
    },
    async mayDesign(context, ownerId) {
      const own = await ownOf(context, ownerId)
      return own !== null && mayDesignSurvey(context.actor, own.process)
    },
    async mayReadAnswers(context, ownerId) {
      const own = await ownOf(context, ownerId)
      return own !== null && mayReadAnswers(context.actor, own.process)
    },
    async mayEnter(context, ownerId) {
      const own = await ownOf(context, ownerId)
      return own !== null && own.survey.openedAt !== null && mayReadAnswers(context.actor, own.process)
    },
    async workspace(c, ownerId) {
      const { survey, process } = found(await ownOf(c.get('context'), ownerId))
      const t = c.get('context').house.texts.in(c.get('locale'))
      return {
        ...(await ports.frame(c, process)),
        caption: process.title,
        back: { label: t('surveys.back-to-survey'), href: surveyWorkPath(process, survey) },
      }
    },
    async organisationOf(context, ownerId) {
      return (await ownOf(context, ownerId))?.process.organisationId ?? null
    },
    // A question may have just become private: pages that readers keep being given must not go on showing it.
    async published(context, form) {
      const own = await ownOf(context, form.owner.id)
      if (own) await changed(context, tagOfSurvey(own.survey), tagOf(own.process))
    },
    async answered(context, event) {
      const { id } = event.form.owner
      await noteChange(context, id, event)
      const own = event.act === 'given' ? await ownOf(context, id) : null
      if (!own) return
      await sendReceipt(context, own, event)
      const phase = await phaseNow(context, own)
      if (isBringingTime(own.survey, phase))
        await context.house.jobs.send(context, BRING, { surveyId: id, answerId: event.answer.id })
    },
  }
}

/** A letter with the way back to the answers, for whoever left an address. Its body is forgotten when it has left. */
async function sendReceipt(context: Context, { survey }: Own, event: AnsweredEvent) {
  if (event.act !== 'given' || !event.receipt?.email) return
  const { form, receipt, answer } = event
  const title = wordsIn(form.draft.title, answer.locale, form.draft.languages)
  await notify(context, {
    to: { email: event.receipt.email },
    template: 'survey-receipt',
    locale: answer.locale,
    about: { kind: 'survey', id: survey.id },
    fleeting: true,
    mail: receiptMail(context.house.texts.in(answer.locale), {
      title,
      reference: answer.reference,
      path: receipt.path,
      editable: survey.editable,
    }),
  })
}

/** What of the answers everybody will read, and how long the rest is kept; said before anything is written. */
async function publicWords(context: Context, { survey }: Own): Promise<string> {
  const t = context.house.texts.in(context.locale)
  // The draft is one short read, and an answer that is being sent waits for this too.
  const form = await formOf(context.db, { kind: OWNER, id: survey.id })
  const questions = form ? remarkQuestionsOf(survey, askedOf([form.draft])) : []
  const time = t(`surveys.kept.months.${survey.keptMonths}`)
  const isNamed = survey.anonymity !== 'anonymous'
  const named = questions.map(({ label }) => `„${wordsIn(label, context.locale, ['pl', 'en'])}”`).join(', ')
  return [
    questions.length > 0 && t('surveys.notice.remarks', { questions: named }),
    survey.openData && survey.results !== 'team' && t('surveys.notice.open-data'),
    isNamed && t('surveys.notice.kept', { time }),
    !isNamed && form && asksOwnWords(form.draft) && t('surveys.notice.kept-words', { time }),
  ]
    .filter(Boolean)
    .join('\n\n')
}

async function phaseNow(context: Context, { survey, process }: Own) {
  const term = termOf(survey, process, await stagesOf(context.db, process.id))
  return phaseOf(survey, process, term, context.now)
}

interface Own {
  survey: Survey
  process: Process
}

async function ownOf(context: Context, id: string): Promise<Own | null> {
  const survey = await surveyById(context.db, id)
  const process = survey && (await processById(context.db, survey.processId))
  return survey && process ? { survey, process } : null
}

// What is closed by hand is closed in that very second, where a term lasts to the end of its last one.
function closed(phase: SurveyPhase, closesAt: Temporal.Instant | null, now: Temporal.Instant) {
  if (phase !== 'closed' || (closesAt && before(closesAt, now.subtract({ seconds: 1 })))) return closesAt
  return now.subtract({ seconds: 2 })
}
