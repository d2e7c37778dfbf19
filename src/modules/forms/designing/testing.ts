import type { Context } from '../../../platform/context.ts'
import { newId } from '../../../platform/ids.ts'
import { createForm } from '../actions.ts'
import type { FormDefinition } from '../model.ts'
import type { OwnerPort } from '../ports.ts'
import type { Form, Owner } from '../rules.ts'
import { aTestOwner } from '../testing.tsx'
import type { DesigningPorts } from './ports.ts'

export interface TestDesk {
  ports: DesigningPorts
  /** Forms made so far are related to one another, as those of one organisation. */
  make(context: Context, definition: FormDefinition): Promise<Form>
}

/** The builder over a test owner: whoever has a role designs every form. */
export function aDesk(names: Record<string, string> = {}, port: Partial<OwnerPort> = {}): TestDesk {
  const owners: Owner[] = []
  const ports: DesigningPorts = {
    ...aTestOwner({}, port).ports,
    people: {
      personsByIds: async (_, ids) =>
        new Map(ids.flatMap((id) => (names[id] ? [[id, { id, name: names[id], email: '' }] as const] : []))),
      personByEmail: async () => null,
    },
    related: async (_, owner) => owners.filter(({ id }) => id !== owner.id).toReversed(),
  }
  return {
    ports,
    make(context, definition) {
      const owner = { kind: 'test', id: newId() }
      owners.push(owner)
      return createForm(context, ports, { owner, definition })
    },
  }
}
