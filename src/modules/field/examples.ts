import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import type { OwnerPort } from '../forms/index.ts'
import { mayWorkOnRemarks, type Process } from '../processes/index.ts'
import { INTAKE } from '../remarks/examples.ts'
import type { FieldPorts } from './ports.ts'
import type { Item } from './source.ts'

/** What `app` would hand over for one process with one form, owned by `owner`. */
export const fieldPorts = (
  process: () => Process,
  owner: { kind: string; id: string },
  answering: Partial<Awaited<ReturnType<OwnerPort['answering']>>> = {},
): FieldPorts => {
  const mayEnter = async ({ actor }: Context) => mayWorkOnRemarks(actor, process())
  return {
    desk: () => ({ owner: 'Celina Dąb', navigation: [] }),
    intakeOf: async () => INTAKE,
    formOwnersOf: async () => [owner],
    forms: {
      owners: {
        [owner.kind]: {
          answering: async () => ({
            home: '/ankieta',
            caption: process().title,
            back: { label: 'Wróć', href: '/' },
            anonymity: 'anonymous',
            opensAt: process().opensAt,
            closesAt: process().closesAt,
            editable: false,
            oncePerPerson: false,
            privacyNotice: '',
            next: [],
            ...answering,
          }),
          mayDesign: async ({ actor }) => actor.kind === 'system',
          mayReadAnswers: mayEnter,
          mayEnter,
          workspace: async () => ({ owner: '', navigation: [], caption: '', back: { label: '', href: '/' } }),
          organisationOf: async () => process().organisationId,
        },
      },
    },
  }
}

/** A remark as a device sends it. */
export const aCollectedRemark = (process: Pick<Process, 'id'>, given: Partial<Item> = {}): Item => ({
  key: newId(),
  kind: 'remark',
  target: process.id,
  collectedAt: '2026-09-20T10:00:00.000Z',
  payload: { body: 'Proszę o ławki przy śluzie.', placeWords: 'śluza', signature: '' },
  ...given,
})
