import { createDecipheriv, createECDH, createVerify, hkdfSync, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, aWing, contextOf, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { testJobs } from '../../../platform/jobs/testing.ts'
import { aNotice } from '../examples.ts'
import { followingIn } from '../followers/testing.ts'
import { notificationsOf, recordRead } from '../inbox/store.ts'
import { jobs } from '../jobs.ts'
import { type Notice, notify } from '../outbox/actions.ts'
import { choose, ownRecipient } from '../preferences/actions.ts'
import { openRoutes } from '../routes.tsx'
import { addDevice } from './actions.ts'
import { areBrowserKeys, areVapidKeys, encrypted, newVapidKeys, vapidHeader } from './crypto.ts'
import { deviceName, isKnownService } from './rules.ts'
import { type Post, pushNotification } from './sending.ts'
import { devicesOf } from './store.ts'

const b64 = (text: string) => Buffer.from(text, 'base64url')

/** A browser as the service sees it: it can read what is encrypted for it. */
function aBrowser() {
  const pair = createECDH('prime256v1')
  pair.generateKeys()
  const auth = randomBytes(16)
  const keys = { p256dh: pair.getPublicKey('base64url'), auth: auth.toString('base64url') }
  const read = (body: Buffer) => {
    const salt = body.subarray(0, 16)
    const sender = body.subarray(21, 21 + (body[20] ?? 0))
    const rest = body.subarray(21 + sender.length)
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), sender])
    const derive = (secret: Uint8Array, salt: Uint8Array, info: Uint8Array, length: number) =>
      Buffer.from(hkdfSync('sha256', secret, salt, info, length))
    const key = derive(pair.computeSecret(sender), auth, info, 32)
    const decipher = createDecipheriv(
      'aes-128-gcm',
      derive(key, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16),
      derive(key, salt, Buffer.from('Content-Encoding: nonce\0'), 12),
    )
    decipher.setAuthTag(rest.subarray(-16))
    const text = Buffer.concat([decipher.update(rest.subarray(0, -16)), decipher.final()])
    return JSON.parse(text.subarray(0, -1).toString()) as Record<string, string>
  }
  return { keys, read }
}

describe('messages to browsers', () => {
  test('the example of RFC 8291, appendix A, comes out byte for byte', () => {
    const body = encrypted(
      b64('V2hlbiBJIGdyb3cgdXAsIEkgd2FudCB0byBiZSBhIHdhdGVybWVsb24'),
      {
        p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
        auth: 'BTBZMqHH6r4Tts7J_aSIgg',
      },
      {
        privateKey: b64('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw'),
        salt: b64('DGv6ra1nlYgDCS1FRnbzlw'),
      },
    )
    expect(body.toString('base64url')).toBe(
      'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
    )
  })

  test('the header is a token for that service alone, which our public key proves', () => {
    const keys = newVapidKeys()
    const header = vapidHeader(keys, {
      endpoint: 'https://fcm.googleapis.com/fcm/send/abc',
      contact: 'mailto:a@example.org',
      now: Temporal.Instant.from('2026-10-05T05:00:00Z'),
    })
    const [, head = '', claims = '', signature = ''] = /^vapid t=([^.]+)\.([^.]+)\.([^,]+), k=/.exec(header) ?? []
    expect(JSON.parse(b64(claims).toString())).toEqual({
      aud: 'https://fcm.googleapis.com',
      exp: Temporal.Instant.from('2026-10-05T17:00:00Z').epochMilliseconds / 1000,
      sub: 'mailto:a@example.org',
    })
    const point = b64(keys.publicKey)
    const jwk = {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    }
    const verify = createVerify('sha256').update(`${head}.${claims}`)
    expect(verify.verify({ key: jwk, format: 'jwk', dsaEncoding: 'ieee-p1363' }, b64(signature))).toBe(true)
  })

  test('keys are known for what they are', () => {
    expect(areVapidKeys(newVapidKeys())).toBe(true)
    expect(areVapidKeys({ ...newVapidKeys(), publicKey: newVapidKeys().publicKey })).toBe(false)
    expect(areBrowserKeys(aBrowser().keys)).toBe(true)
    expect(areBrowserKeys({ ...aBrowser().keys, p256dh: 'AAAA' })).toBe(false)
    expect(areBrowserKeys({ ...aBrowser().keys, auth: 'AAAA' })).toBe(false)
  })

  test.each([
    ['https://fcm.googleapis.com/fcm/send/abc', true],
    ['https://updates.push.services.mozilla.com/wpush/v2/abc', true],
    ['https://wns2-by3p.notify.windows.com/w/?token=abc', true],
    ['https://web.push.apple.com/abc', true],
    ['http://fcm.googleapis.com/fcm/send/abc', false],
    ['https://fcm.googleapis.com:8443/x', false],
    ['https://user@fcm.googleapis.com/x', false],
    ['https://fcm.googleapis.com.zly.example/x', false],
    ['https://push.services.mozilla.com.zly.example/x', false],
    ['https://127.0.0.1/x', false],
    ['https://localhost/x', false],
    ['to nie adres', false],
  ])('%s is a service we ask: %s', (endpoint, known) => {
    expect(isKnownService(endpoint)).toBe(known)
  })

  test('a device is called by its browser and system', () => {
    expect(deviceName('Mozilla/5.0 (Windows NT 10.0) AppleWebKit Chrome/130 Safari/537 Edg/130')).toBe('Edge, Windows')
    expect(deviceName('Mozilla/5.0 (Android 14; Mobile) Firefox/131.0')).toBe('Firefox, Android')
  })
})

eachEngine('devices that are told', (at) => {
  let house: TestHouse
  let wing: Awaited<ReturnType<typeof aWing>>
  const ela = aPerson({ email: 'ela@example.org' })
  const push = { ...newVapidKeys(), contact: 'mailto:a@example.org' }
  const endpoint = 'https://updates.push.services.mozilla.com/wpush/v2/ela'

  beforeAll(async () => {
    const plain = await aHouse(at)
    house = Object.assign(plain, { jobs: testJobs(jobs), config: { ...plain.config, push } })
    wing = await aWing(house, openRoutes({ desk: () => ({ owner: '', navigation: [] }) }))
  })
  beforeEach(() => followingIn(house).startAnew())
  afterAll(() => house.close())

  const tell = (given: Partial<Notice> = {}) =>
    inTransaction(contextOf(house), (context) =>
      notify(context, aNotice({ to: { email: ela.email, personId: ela.id }, ...given })),
    )
  const newest = async () =>
    (await notificationsOf(house.db, ela.id, { cursor: undefined, limit: 1 })).rows[0]?.id ?? ''
  const answering =
    (status: number, asked: { url: string; body: Buffer; headers: Record<string, string> }[] = []): Post =>
    async (url, { body, headers }) => {
      asked.push({ url, body, headers })
      return status
    }
  const add = (browser = aBrowser()) => addDevice(contextOf(house, ela), { endpoint, ...browser.keys, name: 'Firefox' })

  test('news reaches the browser encrypted, and only that browser can read it', async () => {
    const browser = aBrowser()
    await add(browser)
    await tell()
    const asked: Parameters<typeof answering>[1] = []
    await pushNotification(systemContext(house, 'test'), await newest(), answering(201, asked))
    expect(asked).toHaveLength(1)
    expect(asked[0]?.url).toBe(endpoint)
    expect(asked[0]?.headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '86400' })
    expect(asked[0]?.body.toString()).not.toContain('odpowiedź')
    expect(browser.read(asked[0]?.body ?? Buffer.alloc(0))).toMatchObject({
      title: 'Jest odpowiedź na Twoją uwagę',
      url: 'https://wiec.example/konsultacje/park-nad-netta',
    })
  })

  test('telling is queued with the news, and not when the person wants the topic later', async () => {
    const { waiting } = house.jobs as ReturnType<typeof testJobs>
    const before = waiting('notices.push').length
    await tell()
    expect(waiting('notices.push')).toHaveLength(before + 1)
    const as = contextOf(house, ela)
    await choose(as, ownRecipient(as), { topics: { 'own-remarks': 'weekly' }, followed: {} })
    await tell({ topic: 'own-remarks' })
    expect(waiting('notices.push')).toHaveLength(before + 1)
  })

  test.each([404, 410])('a browser whose service answers %i is forgotten', async (status) => {
    await add()
    await tell()
    await pushNotification(systemContext(house, 'test'), await newest(), answering(status))
    expect(await devicesOf(house.db, ela.id)).toEqual([])
  })

  test('a busy service is asked again later, and the browser stays', async () => {
    await add()
    await tell()
    const id = await newest()
    await expect(pushNotification(systemContext(house, 'test'), id, answering(503))).rejects.toThrow()
    expect(await devicesOf(house.db, ela.id)).toHaveLength(1)
    await recordRead(house.db, ela.id, id, house.clock.now())
    const asked: Parameters<typeof answering>[1] = []
    await pushNotification(systemContext(house, 'test'), id, answering(201, asked))
    expect(asked).toEqual([])
  })

  test('a browser of an unknown service, or of nobody, is not kept; the same browser is kept once', async () => {
    await expect(
      addDevice(contextOf(house, ela), { endpoint: 'https://10.0.0.1/x', ...aBrowser().keys, name: '' }),
    ).rejects.toThrow('push-unknown')
    await expect(addDevice(contextOf(house), { endpoint, ...aBrowser().keys, name: '' })).rejects.toThrow('absent')
    await add()
    await add()
    expect(await devicesOf(house.db, ela.id)).toHaveLength(1)
  })

  test('the page lists devices, one is switched off without script, and nobody switches off another’s', async () => {
    await add()
    const page = await wing.as(ela).get('/konto/wiadomosci')
    expect(await mistakesIn(page.html)).toEqual([])
    expect(page.html).toContain('Wyłącz: Firefox')
    const [device] = await devicesOf(house.db, ela.id)
    const path = `/konto/wiadomosci/urzadzenia/${device?.id}/usuniecie`
    expect((await wing.as(aPerson()).post(path)).status).toBe(404)
    expect((await wing.as(ela).post(path)).status).toBe(303)
    expect(await devicesOf(house.db, ela.id)).toEqual([])
  })

  test('the part that listens has a folder of its own, apart from the application for the field', async () => {
    const answer = await wing.stranger().get('/powiadomienia/praca.js')
    expect(answer.headers.get('service-worker-allowed')).toBe('/powiadomienia/')
    expect(answer.headers.get('content-type')).toContain('javascript')
  })
})
