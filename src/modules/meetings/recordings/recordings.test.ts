import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { mistakesIn, type Person } from '../../../../tests/support/house.ts'
import { aPortal, type TestPortal } from '../../../../tests/support/portal.ts'
import { newId } from '../../../platform/ids.ts'
import { insertAttendance } from '../attendance/store.ts'
import { aMeeting } from '../examples.ts'
import type { Meeting } from '../rules.ts'
import { aFilm, aSound, captionsOf } from './examples.ts'
import { recordingsOf } from './store.ts'

eachEngine('recordings of a meeting', (engine) => {
  let portal: TestPortal
  let keeper: Person
  let attendee: Person
  let meeting: Meeting
  beforeAll(async () => {
    portal = await aPortal(engine)
    keeper = await portal.person([{ role: 'coordinator', scope: null }], 'Kinga')
    attendee = await portal.person([], 'Ola Obecna')
    const startsAt = portal.clock.now().subtract({ hours: 5 })
    meeting = await aMeeting(portal.contextOf(keeper), { startsAt, endsAt: startsAt.add({ hours: 2 }) })
    const attendance = { registrationId: null, notedAt: portal.clock.now(), notedBy: null, submissionKey: newId() }
    await insertAttendance(engine.db, { ...attendance, meetingId: meeting.id, personId: attendee.id, name: 'Ola' })
  })
  afterAll(() => portal.close())

  const file = (name: string, bytes: string | Buffer) => new File([new Uint8Array(Buffer.from(bytes))], name)
  const home = () => `/praca/spotkania/${meeting.id}/nagrania`
  const add = async (given: Record<string, string | File>) => {
    const text = { kind: 'recording', title: 'Nagranie całości', transcript: '', audience: 'public' }
    return (await portal.signedIn(keeper)).post(home(), { ...text, ...given })
  }

  test('a film is added with captions and a transcript, shown with both, changed and removed', async () => {
    const film = file('film.mp4', aFilm())
    const captions = file('napisy.vtt', captionsOf('Dzień dobry.'))
    const sent = await add({ file: film, captions, transcript: 'Anna: Dzień dobry.\n\nPiotr: Witam.' })
    expect(sent.status).toBe(303)
    const [recording] = await recordingsOf(engine.db, meeting.id)
    const page = await portal.stranger().get(`/spotkania/${meeting.slug}/nagrania/${recording?.id}`)
    expect(page.html).toMatch(/<video[^>]*controls/)
    expect(page.html).toMatch(/<track[^>]*kind="captions"/)
    expect(page.html).toContain('Piotr: Witam.')
    expect(await mistakesIn(page.html)).toEqual([])
    expect(page.headers.get('content-security-policy')).toContain("media-src 'self'")
    const of = (what: string) => page.html.match(new RegExp(`<${what}[^>]*src="([^"]+)"`))?.[1] ?? ''
    const played = await portal.stranger().get(of('video'))
    expect([played.status, played.headers.get('content-type')]).toEqual([200, 'video/mp4'])
    expect((await portal.stranger().get(of('track'))).html).toContain('Dzień dobry.')
    expect((await portal.stranger().get(`/spotkania/${meeting.slug}`)).html).toContain('z napisami · z transkrypcją')

    const team = await portal.signedIn(keeper)
    expect(await mistakesIn((await team.get(home())).html)).toEqual([])
    const one = `${home()}/${recording?.id}`
    expect(await mistakesIn((await team.get(one)).html)).toEqual([])
    const words = { title: 'Pierwsza godzina', transcript: 'Anna: Dzień dobry Państwu.', audience: 'members' }
    expect((await team.post(one, words)).status).toBe(303)
    // Now it is not for everybody: neither the page nor the file, whoever kept its address.
    for (const path of [`/spotkania/${meeting.slug}/nagrania/${recording?.id}`, of('video'), of('track')]) {
      expect((await portal.stranger().get(path)).status).toBe(404)
      expect((await (await portal.signedIn(attendee)).get(path)).status).toBe(200)
    }
    expect((await portal.stranger().get(`/spotkania/${meeting.slug}`)).html).not.toContain('Pierwsza godzina')

    const stranger = portal.stranger()
    expect((await stranger.post(`${one}/usuniecie`)).status).not.toBe(303)
    expect((await team.post(`${one}/usuniecie`)).status).toBe(303)
    expect((await team.get(of('video'))).status).toBe(404)
    expect(await recordingsOf(engine.db, meeting.id)).toEqual([])
  })

  test.each([
    ['no file', {}, 'Wybierz plik.'],
    ['a page named as a film', { file: file('film.mp4', '<!doctype html><script>1</script>') }, 'Błąd:'],
    ['slides that are a film', { kind: 'slides', file: file('film.mp4', aFilm()) }, 'PDF'],
    [
      'captions that are none',
      { file: file('glos.mp3', aSound()), captions: file('napisy.txt', 'Dzień dobry.') },
      'VTT',
    ],
  ] as [string, Record<string, string | File>, string][])(
    '%s comes back with a sentence and what was typed',
    async (_, given, said) => {
      const before = await recordingsOf(engine.db, meeting.id)
      const answer = await add({ ...given, transcript: 'Długa transkrypcja, której nikt nie chce stracić.' })
      expect(answer.status).toBe(422)
      expect(answer.html).toContain('Długa transkrypcja, której nikt nie chce stracić.')
      expect(answer.html).toContain(said)
      expect(await mistakesIn(answer.html)).toEqual([])
      expect(await recordingsOf(engine.db, meeting.id)).toEqual(before)
    },
  )
})
