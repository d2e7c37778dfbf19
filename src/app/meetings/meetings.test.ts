import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts'
import type { Person } from '../../../tests/support/house.ts'
import { aPortal, type TestPortal } from '../../../tests/support/portal.ts'
import { aConsultation } from '../../../tests/support/world/consultations.ts'
import { aMeeting, aRegistrationInput } from '../../modules/meetings/examples.ts'
import { register } from '../../modules/meetings/index.ts'
import { createOrganisation } from '../../modules/network/index.ts'
import { newId } from '../../platform/ids.ts'

let database: TestDatabase
let portal: TestPortal
let admin: Person
let organisationId: string
beforeAll(async () => {
  database = await testDatabase('embedded')
  portal = await aPortal(database)
  const office = { name: 'Urząd w Augustowie', kind: 'local-government', unitCode: '2001011' } as const
  const contact = {
    email: 'urzad@example.org',
    phone: '87 000 00 00',
    address: '',
    website: 'https://urzad.example.org',
    description: '',
  }
  organisationId = (await createOrganisation(portal.system(), { ...office, ...contact })).id
  admin = await portal.person([{ role: 'team-admin', scope: organisationId }], 'Anna Bielska')
}, 120_000)
afterAll(async () => {
  await portal.close()
  await database.close()
})

const hours = (count: number) => portal.clock.now().add({ hours: count })

test('what is said at a meeting of an open consultation stands among its remarks, with the channel of a meeting', async () => {
  const park = await aConsultation({ portal, admin, organisationId, unitCode: '2001011' }, 'Park nad rzeką', 'open')
  const input = {
    kind: 'consultation',
    organisationId,
    processId: park.id,
    startsAt: hours(-2),
    endsAt: hours(-1),
  } as const
  const meeting = await aMeeting(portal.contextOf(admin), input)
  const team = await portal.signedIn(admin)
  const minutes = `/praca/spotkania/${meeting.id}/protokol`
  await team.post(minutes)
  const said = 'Przy placu zabaw nie ma ani jednego drzewa.'
  const statement = { key: newId(), body: said, speaker: 'Ela Borek', consented: 'tak' }
  expect((await team.post(`${minutes}/wypowiedzi`, statement)).status).toBe(303)
  expect((await portal.stranger().get(`/konsultacje/${park.slug}/uwagi`)).html).toContain(said)
  const csv = (await portal.stranger().get(`/konsultacje/${park.slug}/uwagi.csv`)).html
  expect(csv.split('\n').find((line) => line.includes(said))).toMatch(/spotkanie/i)
})

test('those who signed up hear of another time and of the end, each with the event for their calendar', async () => {
  const meeting = await aMeeting(portal.contextOf(admin), {
    title: 'Warsztat przeniesiony',
    organisationId,
    startsAt: hours(100),
    endsAt: hours(102),
  })
  const { email = '' } = await register(portal.system(), meeting, aRegistrationInput({ name: 'Ola Lis' })).then(
    (registration) => ({ email: registration?.email ?? '' }),
  )
  const team = await portal.signedIn(admin)
  const home = `/praca/spotkania/${meeting.id}`
  const later = hours(124).toZonedDateTimeISO('Europe/Warsaw').toPlainDateTime()
  const moved = { startsAt: later.toString().slice(0, 16), endsAt: later.add({ hours: 2 }).toString().slice(0, 16) }
  expect((await team.submit(home, home, moved)).status).toBe(303)
  expect((await team.post(`${home}/odwolanie`, { reason: 'Sala jest zalana.' })).status).toBe(303)
  await portal.jobs.drain()
  const letters = (await portal.letters()).filter(({ to }) => to === email)
  expect(letters.map(({ subject }) => subject).sort()).toEqual([
    'Masz miejsce: Warsztat przeniesiony',
    'Spotkanie odwołane: Warsztat przeniesiony',
    'Zmiana: Warsztat przeniesiony',
  ])
  for (const { attachments } of letters) expect(attachments.map(({ type }) => type).join()).toContain('calendar')
  expect(letters.find(({ subject }) => subject.startsWith('Spotkanie'))?.text).toContain('Sala jest zalana.')
  expect((await portal.stranger().get(`/spotkania/${meeting.slug}`)).html).toContain('Sala jest zalana.')
})
