import { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { aForm, asked, option, section } from '../../src/modules/forms/designing/examples.ts'
import { openDesignRoutes } from '../../src/modules/forms/designing/routes.tsx'
import { aDesk, type TestDesk } from '../../src/modules/forms/designing/testing.ts'
import { placeOf } from '../../src/modules/forms/designing/walk.ts'
import type { FormDefinition, Question } from '../../src/modules/forms/model.ts'
import type { Form } from '../../src/modules/forms/rules.ts'
import { formById } from '../../src/modules/forms/store.ts'
import type { App, AppEnv } from '../../src/platform/http/index.ts'
import { newId } from '../../src/platform/ids.ts'
import type { TestDatabase } from './database.ts'
import { aHouse, aPerson, aWing, type Client, contextOf, type TestHouse } from './house.ts'

export const anna = aPerson({ name: 'Anna', roles: [{ role: 'editor', scope: newId() }] })
const marek = aPerson({ name: 'Marek', roles: [{ role: 'editor', scope: newId() }] })
const names = { [anna.id]: 'Anna Nowak', [marek.id]: 'Marek Wójcik' }

export const bus = () => asked('single', 'bus', { options: [option('tak', 'Tak'), option('nie', 'Nie')] })
export const why = () => asked('long-text', 'why', { showWhen: { question: 'bus', chosen: 'nie' } })
export const draft = (given: Partial<FormDefinition> = {}) =>
  aForm([section('s1', [bus(), why()]), section('s2', [asked('date', 'when')])], given)

/** The builder over a new form before each test, with two of a team and a stranger. */
export function openBuilder(at: TestDatabase) {
  const builder = {
    path: (rest = '') => `/praca/formularze/${builder.form.id}${rest}`,
    now: async () => ((await formById(at.db, builder.form.id)) as Form).draft,
    question: async (id: string) => placeOf(await builder.now(), id)?.question as Question,
    order: async () => (await builder.now()).sections.map(({ questions }) => questions.map(({ id }) => id).join(' ')),
    /** The fields of the page of a question, as a browser would send them. */
    fieldsAt: async (client: Client, id: string) => fieldsOf((await client.get(builder.path(`/pytania/${id}`))).html),
    /** A new question of a type in the first section. */
    async added(type: string) {
      const answer = await builder.team.post(builder.path('/pytania/nowe'), { in: 's1', type })
      return /pytania\/([^#]+)/.exec(answer.location ?? '')?.[1] ?? ''
    },
    context: () => contextOf(builder.house, anna),
  } as {
    house: TestHouse
    desk: TestDesk
    form: Form
    team: Client
    other: Client
    nobody: Client
    path(rest?: string): string
    now(): Promise<FormDefinition>
    question(id: string): Promise<Question>
    order(): Promise<string[]>
    fieldsAt(client: Client, id: string): Promise<Record<string, string | string[]>>
    added(type: string): Promise<string>
    context(): ReturnType<typeof contextOf>
  }
  beforeAll(async () => {
    builder.house = await aHouse(at)
  })
  afterAll(() => builder.house.close())
  beforeEach(async () => {
    builder.house.clock.set('2026-09-10T10:00:00Z')
    builder.desk = aDesk(names)
    builder.form = await builder.desk.make(builder.context(), draft())
    const mounted: App = new Hono<AppEnv>()
    mounted.route('/praca/formularze', openDesignRoutes(builder.desk.ports))
    const wing = await aWing(builder.house, mounted)
    builder.team = wing.as(anna)
    builder.other = wing.as(marek)
    builder.nobody = wing.stranger()
  })
  return builder
}

/** What a browser would send of the form with the most fields on a page, before anybody touches it. */
export function fieldsOf(html: string, given: Record<string, string> = {}): Record<string, string | string[]> {
  const forms = [...html.matchAll(/<form[^>]*method="post"[\s\S]*?<\/form>/g)].map(([form]) => form)
  const largest = forms
    .map(fieldsIn)
    .toSorted((a, b) => Object.keys(b).length - Object.keys(a).length)
    .at(0)
  return { ...largest, ...given }
}

function fieldsIn(form: string): Record<string, string | string[]> {
  const fields: Record<string, string[]> = {}
  const add = (name: string | undefined, value: string | undefined) => {
    if (name) fields[name] = [...(fields[name] ?? []), value ?? '']
  }
  for (const [input] of form.matchAll(/<input[^>]*>/g)) {
    const type = attribute(input, 'type')
    if (type === 'file' || ((type === 'checkbox' || type === 'radio') && attribute(input, 'checked') === undefined))
      continue
    add(attribute(input, 'name'), attribute(input, 'value'))
  }
  for (const [area, inside = ''] of form.matchAll(/<textarea[^>]*>([\s\S]*?)<\/textarea>/g))
    add(attribute(area, 'name'), text(inside))
  for (const [select] of form.matchAll(/<select[\s\S]*?<\/select>/g)) {
    const options = [...select.matchAll(/<option[^>]*>/g)].map(([option]) => option)
    const chosen = options.find((option) => attribute(option, 'selected') !== undefined) ?? options[0] ?? ''
    add(attribute(select, 'name'), attribute(chosen, 'value'))
  }
  return Object.fromEntries(
    Object.entries(fields).map(([name, all]) => [name, all.length === 1 ? (all[0] ?? '') : all]),
  )
}

/** Of the first tag; an attribute without a value is empty. */
function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`^<[^>]* ${name}(?:="([^"]*)")?(?=[\\s/>])`).exec(tag)
  return found ? text(found[1] ?? '') : undefined
}

const text = (escaped: string) =>
  escaped.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
