import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aWing, contextOf, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { listMails, mailFolder, openMail } from '../../../platform/mail/index.ts'
import { aNotice, withTransport } from '../examples.ts'
import { notify } from '../outbox/actions.ts'
import { sendDue } from '../outbox/sending.ts'
import { openRoutes } from '../routes.tsx'

eachEngine('the demonstration mailbox', (at) => {
  let house: TestHouse
  beforeAll(async () => {
    const plain = await aHouse(at)
    const config = { ...plain.config, demo: true }
    house = withTransport({ ...plain, config }, await openMail(config, plain.clock))
    await notify(
      contextOf(house),
      aNotice({
        to: { email: 'ela@example.org' },
        mail: {
          subject: 'Uwaga <script>alert(1)</script>',
          blocks: [
            { kind: 'quote', text: 'Zobacz https://phishing.example/wejdz i <img src=x onerror=alert(1)>' },
            { kind: 'button', label: 'Moja uwaga', url: '/konsultacje/park' },
          ],
        },
      }),
    )
    await sendDue(systemContext(house, 'test'))
  })
  afterAll(() => house.close())

  const stranger = async (changed: Partial<TestHouse> = {}) =>
    (await aWing({ ...house, ...changed }, openRoutes({ desk: () => ({ owner: '', navigation: [] }) }))).stranger()

  test('a letter is shown as text, and only our own addresses are links', async () => {
    const list = await (await stranger()).get('/poczta')
    expect(list.html).toContain('ela@example.org')
    expect(await mistakesIn(list.html)).toEqual([])
    const href = list.html.match(/href="(\/poczta\/[0-9a-f-]+)"/)?.[1] ?? ''
    const { status, html } = await (await stranger()).get(href)
    expect(status).toBe(200)
    expect(html).toContain('href="https://wiec.example/konsultacje/park"')
    expect(html).toContain('https://phishing.example/wejdz')
    expect(html).not.toContain('href="https://phishing.example')
    expect(html).not.toMatch(/<script>alert|<img src=x/)
    expect(await mistakesIn(html)).toEqual([])
  })

  test.each(['/poczta/..%2f..%2fsecret', '/poczta/nic', '/poczta/0192aaaa-0000-7000-8000-000000000000'])(
    '%s is no letter',
    async (path) => {
      expect((await (await stranger()).get(path)).status).toBe(404)
    },
  )

  test('outside of a demonstration, and with a real mail server, there is no such page', async () => {
    const real = await stranger({ config: { ...house.config, demo: false } })
    const smtp = await stranger({ mail: { ...house.mail, kind: 'smtp' } })
    const [letter] = await listMails(mailFolder(house.config))
    for (const client of [real, smtp]) {
      expect((await client.get('/poczta')).status).toBe(404)
      expect((await client.get(`/poczta/${letter?.name}`)).status).toBe(404)
    }
  })
})
