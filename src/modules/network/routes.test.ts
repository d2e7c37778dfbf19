import { expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import type { Person } from '../../../tests/support/house.ts'
import { newId } from '../../platform/db/index.ts'
import { withRoles } from './examples.ts'
import { networkAtTest } from './testing.tsx'

eachEngine('who may open which address of the network', (at) => {
  const network = networkAtTest(at)

  test('workspaces and administration are absent for those they are not for', async () => {
    const clerk = await withRoles(network.house, network.somebody(), ['clerk'], network.organisation)
    const id = newId()
    const mine = [network.work(), network.work('/zespol')]
    const managed = [
      network.work('/dane'),
      network.work('/zaproszenia/nowe'),
      network.work(`/zespol/${network.admin.id}`),
      network.work(`/zespol/${network.admin.id}/koniec`),
    ]
    const running = [
      '/administracja/organizacje',
      '/administracja/organizacje/nowa',
      `/administracja/organizacje/${network.organisation.id}/zamkniecie`,
    ]
    const settings = ['', '/nazwy', '/kolory', '/logo', '/menu'].map((part) => `/administracja/wyglad${part}`)
    const administration = ['/administracja/role', '/administracja/role/zaproszenia/nowe', ...settings]
    const statuses = async (person: Person | null, paths: string[]) => {
      const client = person ? network.wing.as(person) : network.wing.stranger()
      return [...new Set(await Promise.all(paths.map(async (path) => (await client.get(path)).status)))]
    }
    for (const person of [null, network.somebody()])
      expect(await statuses(person, [...mine, ...managed, ...running, ...administration])).toEqual([404])
    expect(await statuses(clerk, mine)).toEqual([200])
    expect(await statuses(clerk, [...managed, ...running, ...administration])).toEqual([404])
    expect(await statuses(network.admin, [...mine, ...managed])).toEqual([200])
    expect(await statuses(network.admin, [...running, ...administration])).toEqual([404])
    expect(await statuses(network.coordinator, [...mine, ...managed, ...running])).toEqual([200])
    expect(await statuses(network.coordinator, administration)).toEqual([404])
    expect(await statuses(network.administrator, [...mine, ...managed, ...running, ...administration])).toEqual([200])

    const posts = [
      '/administracja/organizacje',
      `/administracja/organizacje/${network.organisation.id}/zamkniecie`,
      `/administracja/organizacje/${network.organisation.id}/otwarcie`,
      network.work('/dane'),
      network.work('/dane/logo'),
      network.work('/dane/logo/usuniecie'),
      network.work('/zaproszenia'),
      network.work(`/zaproszenia/${id}/wycofanie`),
      network.work(`/zespol/${network.admin.id}`),
      network.work(`/zespol/${network.admin.id}/koniec`),
      '/administracja/role/zaproszenia',
      `/administracja/role/${network.administrator.id}/administrator/koniec`,
      ...['/nazwy', '/kolory', '/kolory/nasze', '/logo', '/logo/usuniecie', '/menu'].map(
        (part) => `/administracja/wyglad${part}`,
      ),
    ]
    for (const client of [network.wing.stranger(), network.wing.as(clerk)])
      for (const path of posts) expect([path, (await client.post(path)).status]).toEqual([path, 404])
  })
})
