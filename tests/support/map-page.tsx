import { Hono } from 'hono'
import { z } from 'zod'
import { aDefinition, aQuestion } from '../../src/modules/forms/examples.ts'
import { partOf } from '../../src/modules/forms/fields.ts'
import { ShapesAnswered } from '../../src/modules/forms/maps/answered.tsx'
import { problemsWith, tidyPlaces } from '../../src/modules/forms/maps/checking.ts'
import { MAP_ISLAND, MapField } from '../../src/modules/forms/maps/map-field.tsx'
import { type MapQuestion, prepareMap } from '../../src/modules/forms/maps/prepare.ts'
import type { Answers } from '../../src/modules/forms/model.ts'
import { answersFrom } from '../../src/modules/forms/typed.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form as FormRead,
  type HttpContext,
  page,
  readForm,
  withProblem,
} from '../../src/platform/http/index.ts'
import { Form, Page, SubmitButton } from '../../src/ui/index.ts'

/** A page with one question on a map, which keeps nothing: what was read is shown when the answers are good. */
export function mapPage(given: Partial<MapQuestion>): { routes: App; kept: Answers[] } {
  const question = aQuestion('map', 'place', {
    label: { pl: 'Gdzie brakuje ławki?', en: 'Where is a bench needed?' },
    required: true,
    ...given,
  })
  const definition = aDefinition([question])
  const kept: Answers[] = []
  const routes: App = new Hono<AppEnv>()
  const fields = z.object({
    [partOf('place', 'shapes')]: z.string().default(''),
    [partOf('place', 'words')]: z.string().default(''),
    [partOf('place', 'unit')]: z.string().default(''),
  })

  const show = async (c: HttpContext, form: FormRead<unknown>, status: 200 | 422 = 200) => {
    const prepared = await prepareMap(c.var.context.db, question)
    return page(
      c,
      <Page title="Pytanie na mapie" form={form} islands={[MAP_ISLAND, 'wiec-draft', 'wiec-count']} width="narrow">
        <Form action={c.var.path} draft="proba">
          <MapField
            form={form}
            question={question}
            prepared={prepared}
            label={question.label.pl ?? ''}
            locale="pl"
            languages={['pl']}
            asHeading
          />
          <SubmitButton>Dalej</SubmitButton>
        </Form>
      </Page>,
      status,
    )
  }

  routes.get('/', (c) => show(c, emptyForm()))
  routes.post('/', async (c) => {
    const form = await readForm(c, fields)
    const typed = Object.fromEntries(Object.entries(form.values).map(([name, value]) => [name, [value].flat()]))
    const answers = tidyPlaces(definition, answersFrom(definition, typed))
    const problems = await problemsWith(c.var.context.db, definition, answers)
    if (problems.length > 0)
      return show(
        c,
        problems.reduce(
          (form, { field, key, values }) => withProblem(c, form, field, key, values),
          form as FormRead<unknown>,
        ),
        422,
      )
    kept.push(answers)
    const prepared = await prepareMap(c.var.context.db, question)
    const answer = answers.place
    return page(
      c,
      <Page title="Sprawdź odpowiedzi" width="narrow">
        <h1>Sprawdź odpowiedzi</h1>
        {answer && (
          <ShapesAnswered question={question} answer={answer} prepared={prepared} locale="pl" languages={['pl']} />
        )}
      </Page>,
    )
  })
  return { routes, kept }
}
