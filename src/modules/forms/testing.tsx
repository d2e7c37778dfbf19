import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { createForm, publishVersion } from './actions.ts'
import type { FormDefinition } from './model.ts'
import type { AnsweredEvent, AnsweringSettings, FormsPorts, OwnerPort } from './ports.ts'
import type { Form, Version } from './rules.ts'

/** An owner of forms for tests: everybody answers, whoever has a role designs and reads. */
export interface TestOwner {
  ports: FormsPorts
  events: AnsweredEvent[]
}

export function aTestOwner(settings: Partial<AnsweringSettings> = {}, port: Partial<OwnerPort> = {}): TestOwner {
  const events: AnsweredEvent[] = []
  const isTeam = async ({ actor }: Context) =>
    actor.kind === 'system' || (actor.kind === 'person' && actor.roles.length > 0)
  const owner: OwnerPort = {
    answering: async () => ({
      home: '/ankieta',
      caption: 'Nowy rozkład jazdy',
      back: { label: 'Wróć do konsultacji', href: '/' },
      anonymity: 'confidential',
      opensAt: null,
      closesAt: null,
      editable: true,
      oncePerPerson: false,
      privacyNotice: '',
      next: [],
      ...settings,
    }),
    mayDesign: isTeam,
    mayReadAnswers: isTeam,
    mayEnter: isTeam,
    workspace: async () => ({
      owner: 'Gmina Testowa',
      navigation: [],
      caption: 'Nowy rozkład jazdy',
      back: { label: 'Wróć do konsultacji', href: '/' },
    }),
    organisationOf: async () => null,
    answered: async (_, event) => {
      events.push(event)
    },
    ...port,
  }
  return { ports: { owners: { test: owner } }, events }
}

/** A form of a test owner with its first version published. */
export async function aPublishedForm(
  context: Context,
  { ports }: TestOwner,
  definition: FormDefinition,
): Promise<{ form: Form; version: Version }> {
  const form = await createForm(context, ports, { owner: { kind: 'test', id: newId() }, definition })
  const published = await publishVersion(context, ports, form)
  if (!published.ok) throw new Error(`The form of a test cannot be published: ${JSON.stringify(published.problems)}`)
  return { form, version: published.version }
}
