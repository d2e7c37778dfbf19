import { expect, test } from 'vitest'
import { aPerson } from '../../../tests/support/house.ts'
import { type Actor, stranger } from '../../platform/actor.ts'
import { newId } from '../../platform/db/index.ts'
import {
  isStaff,
  mayChangeSettings,
  mayEditOrganisation,
  mayEnterWorkspace,
  mayGiveRole,
  mayManageNetworkRoles,
  mayManageTeam,
  mayRunNetwork,
  ROLES,
} from './rules.ts'

const ours = newId()
const others = newId()
const inTeam = (role: string, scope = ours) => aPerson({ roles: [{ role, scope }] })
const inNetwork = (role: string) => aPerson({ roles: [{ role, scope: null }] })

const actors: Record<string, Actor> = {
  stranger,
  'without roles': aPerson(),
  'team admin': inTeam('team-admin'),
  editor: inTeam('editor'),
  clerk: inTeam('clerk'),
  moderator: inTeam('moderator'),
  'team admin elsewhere': inTeam('team-admin', others),
  coordinator: inNetwork('coordinator'),
  administrator: inNetwork('administrator'),
  system: { kind: 'system', name: 'test' },
}

const everywhere = ['coordinator', 'administrator', 'system']

test.each<[string, (actor: Actor) => boolean, string[]]>([
  ['run the network', mayRunNetwork, everywhere],
  [
    'enter our workspace',
    (actor) => mayEnterWorkspace(actor, ours),
    ['team admin', 'editor', 'clerk', 'moderator', ...everywhere],
  ],
  ['manage our team', (actor) => mayManageTeam(actor, ours), ['team admin', ...everywhere]],
  ['edit our organisation', (actor) => mayEditOrganisation(actor, ours), ['team admin', ...everywhere]],
  ['give team roles with us', (actor) => mayGiveRole(actor, 'clerk', ours), ['team admin', ...everywhere]],
  ['give a team role nowhere', (actor) => mayGiveRole(actor, 'team-admin', null), []],
  ['give network roles', (actor) => mayGiveRole(actor, 'coordinator', null), ['administrator', 'system']],
  ['give a network role in a team', (actor) => mayGiveRole(actor, 'administrator', ours), []],
  ['manage network roles', mayManageNetworkRoles, ['administrator', 'system']],
  ['change settings', mayChangeSettings, ['administrator', 'system']],
])('who may %s', (_, may, expected) => {
  expect(Object.keys(actors).filter((name) => may(actors[name] as Actor))).toEqual(expected)
})

test('a second factor is asked of those whose account opens much', () => {
  expect(ROLES.filter((role) => isStaff([{ role, scope: null }]))).toEqual([
    'team-admin',
    'coordinator',
    'administrator',
  ])
  expect(isStaff([])).toBe(false)
})
