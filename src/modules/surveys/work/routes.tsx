import { Hono } from 'hono'
import { allow } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  seeOther,
  type Typed,
} from '../../../platform/http/index.ts'
import { ConfirmPage } from '../../../ui/index.ts'
import { countAnswers, currentVersion, participationOf } from '../../forms/index.ts'
import { stagesOf, workPathOf } from '../../processes/index.ts'
import {
  changeSettings,
  closeSurvey,
  discardSurvey,
  draftSurvey,
  type FoundSurvey,
  listSurveys,
  type NewSurvey,
  openSurvey,
  reopenSurvey,
} from '../actions.ts'
import { remarkQuestionsOf } from '../bringing.ts'
import { countBrought } from '../bringing-store.ts'
import { mapQuestionsIn } from '../exporting/maps.ts'
import { openTeamFiles } from '../exporting/routes.ts'
import type { SurveysPorts } from '../ports.ts'
import { askedOf, publicOnly } from '../results/questions.ts'
import { mayDesignSurvey, mayReadAnswers, type Survey, surveyWorkPath } from '../rules.ts'
import { TEMPLATES, type TemplateName } from '../templates/index.ts'
import { openAnswersWork } from './answers-routes.tsx'
import { NewForm, SettingsForm } from './forms.ts'
import { framed, framedSurvey } from './frame.tsx'
import { openKept } from './kept-routes.tsx'
import { NewPage, SurveyPage, WorkListPage } from './pages.tsx'
import { openPopulation } from './population-routes.tsx'
import { openResultsWork } from './results-routes.tsx'
import { SettingsPage } from './settings-page.tsx'

/** The team's work on surveys, at the workspace of a kind of process: `/praca/konsultacje/:slug/ankiety…`. */
export function openWork(ports: SurveysPorts): App {
  const routes: App = new Hono<AppEnv>()
  const survey = '/:slug/ankiety/:survey'

  routes.get('/:slug/ankiety', async (c) => {
    const context = c.get('context')
    const { process, frame } = await framed(c, ports)
    const surveys = await Promise.all(
      (await listSurveys(context, process)).map(async (found) => ({
        ...found,
        answers: await countAnswers(context.db, found.form.id),
      })),
    )
    return page(c, <WorkListPage {...{ frame, surveys }} mayDesign={mayDesignSurvey(context.actor, process)} />)
  })

  // Before `/:survey`: `nowa` is no survey.
  routes.get('/:slug/ankiety/nowa', async (c) => newPage(c, ports, emptyForm({ from: 'blank' })))

  routes.post('/:slug/ankiety/nowa', async (c) => {
    const { process } = await framed(c, ports, mayDesignSurvey)
    const form = await readForm(c, NewForm)
    if (!form.ok) return newPage(c, ports, form, 422)
    const { title, stage, from } = form.value
    const stages = await stagesOf(c.get('context').db, process.id)
    const made = await draftSurvey(c.get('context'), ports.forms, process, {
      title,
      stageId: stages.some(({ id }) => id === stage) ? stage : null,
      from: sourceOf(from),
    })
    return seeOther(c, surveyWorkPath(process, made), 'surveys.flash.drafted')
  })

  routes.get(survey, async (c) => {
    const { found, frame } = await framedSurvey(c, ports)
    return surveyPage(c, found, frame, [])
  })

  routes.get(`${survey}/ustawienia`, async (c) => settingsPage(c, ports, null))

  routes.post(`${survey}/ustawienia`, async (c) => {
    const { found } = await framedSurvey(c, ports, mayDesignSurvey)
    const form = await readForm(c, SettingsForm)
    if (!form.ok) return settingsPage(c, ports, form, 422)
    const { stage, remarkQuestions, ...settings } = form.value
    const stages = await stagesOf(c.get('context').db, found.process.id)
    await changeSettings(c.get('context'), found, {
      ...settings,
      gridKm: settings.gridKm ?? found.survey.gridKm,
      stageId: stages.some(({ id }) => id === stage) ? stage : null,
      remarkQuestions: chosenOf(found, remarkQuestions),
    })
    return seeOther(c, surveyWorkPath(found.process, found.survey), 'surveys.flash.saved')
  })

  routes.post(`${survey}/otwarcie`, async (c) => {
    const { found, frame } = await framedSurvey(c, ports, mayDesignSurvey)
    const problems = await openSurvey(c.get('context'), ports.forms, found)
    if (problems.length > 0) return surveyPage(c, found, frame, problems, 422)
    return seeOther(c, surveyWorkPath(found.process, found.survey), 'surveys.flash.opened')
  })

  routes.post(`${survey}/zamkniecie`, async (c) => {
    const { found } = await framedSurvey(c, ports, mayDesignSurvey)
    await closeSurvey(c.get('context'), found)
    return seeOther(c, surveyWorkPath(found.process, found.survey), 'surveys.flash.closed')
  })

  routes.post(`${survey}/wznowienie`, async (c) => {
    const { found } = await framedSurvey(c, ports, mayDesignSurvey)
    await reopenSurvey(c.get('context'), found)
    return seeOther(c, surveyWorkPath(found.process, found.survey), 'surveys.flash.reopened')
  })

  routes.get(`${survey}/usuniecie`, async (c) => {
    const { found } = await framedSurvey(c, ports, mayDesignSurvey)
    const t = c.get('context').house.texts.in(c.get('locale'))
    const home = surveyWorkPath(found.process, found.survey)
    allow(found.survey.openedAt === null)
    return page(
      c,
      <ConfirmPage
        title={t('surveys.discard.title', { title: found.title })}
        back={{ label: t('surveys.back-to-survey'), href: home }}
        action={`${home}/usuniecie`}
        button={t('surveys.discard.button')}
        danger
      >
        <p>{t('surveys.discard.text')}</p>
      </ConfirmPage>,
    )
  })

  routes.post(`${survey}/usuniecie`, async (c) => {
    const { found } = await framedSurvey(c, ports, mayDesignSurvey)
    await discardSurvey(c.get('context'), found)
    return seeOther(c, `${workPathOf(found.process)}/ankiety`, 'surveys.flash.discarded')
  })

  routes.route('/', openResultsWork(ports))
  routes.route('/', openAnswersWork(ports))
  routes.route('/', openPopulation(ports))
  routes.route('/', openKept(ports))
  routes.route('/', openTeamFiles(ports))
  return routes
}

async function newPage(c: HttpContext, ports: SurveysPorts, form: Form, status = 200) {
  const context = c.get('context')
  const { process, frame } = await framed(c, ports, mayDesignSurvey)
  const stages = await stagesOf(context.db, process.id)
  const copies = (await listSurveys(context, process)).map(({ survey, title }) => ({ id: survey.id, title }))
  return page(c, <NewPage {...{ frame, form, stages, copies }} />, status)
}

const sourceOf = (from: string): NewSurvey['from'] => {
  if (from === 'blank') return { kind: 'blank' }
  return (TEMPLATES as readonly string[]).includes(from)
    ? { kind: 'template', name: from as TemplateName }
    : { kind: 'copy', surveyId: from }
}

async function surveyPage(
  c: HttpContext,
  found: FoundSurvey,
  frame: Parameters<typeof SurveyPage>[0]['frame'],
  problems: Parameters<typeof SurveyPage>[0]['problems'],
  status = 200,
) {
  const { actor, db } = c.get('context')
  const { form, process, survey } = found
  const version = await currentVersion(db, form.id)
  const props = {
    frame,
    found,
    problems,
    participation: await participationOf(db, form.id),
    version: version?.number ?? null,
    // Both come from jsonb, which keeps keys in one order.
    unpublished: version !== null && JSON.stringify(version.definition) !== JSON.stringify(form.draft),
    maps: await mapQuestionsIn(c.get('context'), found),
    brought: await countBrought(db, survey.id),
    may: { design: mayDesignSurvey(actor, process), read: mayReadAnswers(actor, process) },
  }
  return page(c, <SurveyPage {...props} />, status)
}

async function settingsPage(c: HttpContext, ports: SurveysPorts, given: Form | null, status = 200) {
  const { found, frame } = await framedSurvey(c, ports, mayDesignSurvey)
  const stages = await stagesOf(c.get('context').db, found.process.id)
  const open = openQuestions(found)
  const form = given ?? emptyForm(settingsValues(found))
  return page(
    c,
    <SettingsPage
      {...{
        frame,
        found,
        form,
        stages,
        open,
        asksOnMap: askedOf([found.form.draft]).some(({ type }) => type === 'map'),
      }}
    />,
    status,
  )
}

const openQuestions = ({ form }: FoundSurvey) =>
  publicOnly(askedOf([form.draft])).filter(({ type }) => type === 'long-text' || type === 'short-text')

/** Null while the choice is the usual one, so that questions added later follow it too. */
function chosenOf(found: FoundSurvey, chosen: string[]): Survey['remarkQuestions'] {
  const usual = remarkQuestionsOf({ remarkQuestions: null }, openQuestions(found)).map(({ id }) => id)
  const isUsual = usual.length === chosen.length && usual.every((id) => chosen.includes(id))
  return isUsual ? null : chosen
}

function settingsValues(found: FoundSurvey): Typed {
  const { survey } = found
  const yes = (value: boolean) => (value ? 'tak' : '')
  return {
    stage: survey.stageId ?? '',
    anonymity: survey.anonymity,
    oncePerPerson: yes(survey.oncePerPerson),
    editable: yes(survey.editable),
    results: survey.results,
    least: String(survey.least),
    gridKm: String(survey.gridKm),
    openData: yes(survey.openData),
    populationWords: survey.populationWords,
    remarkQuestions: remarkQuestionsOf(survey, openQuestions(found)).map(({ id }) => id),
  }
}
