import { KIND } from '../../modules/consultations/index.ts'
import { createMeeting, keepException, keepWeek, publishMeeting } from '../../modules/meetings/index.ts'
import { listProcesses } from '../../modules/processes/index.ts'
import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import type { Calendar } from './calendar.ts'

const at = (opens: number, closes: number) => [{ opens: opens * 60, closes: closes * 60 }]

/** A consultation point of an open consultation: its hours, a day on which it is closed, and one with hours of its own. */
export async function bringPoint(context: Context, calendar: Calendar) {
  const { rows } = await listProcesses(context.db, { kind: KIND, phase: 'open' }, context.now, { limit: 100 })
  const process = rows.find(({ title }) => title.startsWith('Park nad Nettą'))
  if (!process) return
  const announced = { ...context, now: calendar.workday(-3, '10:00') }
  const point = await createMeeting(
    announced,
    {
      kind: 'point',
      title: 'Punkt konsultacyjny: park nad Nettą',
      purpose: 'Przyjdź z pytaniem albo z gotową uwagą. Pomożemy ją zapisać i pokażemy rysunki parku w dużej skali.',
      organisationId: process.organisationId,
      processId: process.id,
      startsAt: calendar.workday(1, '09:00'),
      endsAt: calendar.workday(24, '18:00'),
      placeName: 'Miejska Biblioteka Publiczna, czytelnia',
      address: 'ul. Hoża 7, Augustów',
      unitCode: '2001011',
      point: { lon: 22.981, lat: 53.844 },
      accessibility: 'Wejście bez progu od podwórza. Pętla indukcyjna na stanowisku.',
      openingHours: 'Nie trzeba się umawiać. Numer dyżuru wisi na drzwiach czytelni.',
      onlineUrl: null,
      materials: '',
      takesRegistrations: false,
      places: { 'on-site': null, online: 0 },
      registrationOpensAt: null,
      registrationClosesAt: null,
      largestParty: 1,
      offerHours: 48,
    },
    { submissionKey: newId() },
  )
  await publishMeeting(announced, point)
  const week = new Map([
    [1, at(9, 15)],
    [2, at(9, 15)],
    [3, at(9, 15)],
    [4, [...at(9, 12), ...at(14, 18)]],
    [6, at(10, 13)],
  ] as const)
  await keepWeek(announced, point, week)
  await keepException(announced, point, { day: calendar.date(8), hours: [], note: 'remont czytelni' })
  await keepException(announced, point, { day: calendar.date(14), hours: at(12, 18), note: 'dyżur z projektantką' })
}
