import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import { aPortal, type TestPortal } from '../../../tests/support/portal.ts'

eachEngine('the area of the network', (at) => {
  let portal: TestPortal
  beforeAll(async () => {
    portal = await aPortal(at)
  })
  afterAll(() => portal.close())

  // Several gminas are called Janów; those of the network's own voivodeships come first.
  const firstJanow = async () => {
    const { html } = await portal.stranger().get('/miejsca/podpowiedzi?q=Jan%C3%B3w')
    return (JSON.parse(html) as { within: string }[])[0]?.within ?? ''
  }
  const ground = async () => /id="region-ground"[^>]*>/.exec((await portal.stranger().get('/')).html)?.[0] ?? ''

  test('an administrator changes it: the map of the front page and the first gmina of a name follow', async () => {
    const before = { ground: await ground(), within: await firstJanow() }
    expect(before.ground).not.toBe('')
    expect(before.within).toContain('podlaskie')
    const administrator = await portal.signedIn(await portal.person([{ role: 'administrator', scope: null }]))
    expect((await administrator.post('/administracja/wyglad/obszar', { area: ['24'] })).status).toBe(303)
    expect(await firstJanow()).toContain('śląskie')
    expect(await ground()).not.toBe(before.ground)
  })
})
