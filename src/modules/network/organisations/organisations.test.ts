import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, contextOf, type TestHouse } from '../../../../tests/support/house.ts'
import type { Context } from '../../../platform/context.ts'
import { UnreadableFile } from '../../../platform/documents/unreadable.ts'
import { Refusal } from '../../../platform/errors.ts'
import { eventsPage } from '../../audit/index.ts'
import { anOrganisation, organisationInput, withRoles } from '../examples.ts'
import { rolesOf } from '../roles/store.ts'
import { closeOrganisation, createOrganisation, editOrganisation, reopenOrganisation, setLogo } from './actions.ts'
import { slugOf, sortKeyOf } from './rules.ts'
import {
  countOrganisations,
  organisationById,
  organisationBySlug,
  organisationsByIds,
  organisationsPage,
} from './store.ts'

test.each([
  ['Urząd Miejski w Augustowie', 'urzad-miejski-w-augustowie'],
  ['Łąka – „Żółw” & S-ka, o.o.!', 'laka-zolw-s-ka-o-o'],
  ['???', 'organizacja'],
])('the address of %s is %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug)
  expect(slugOf(name, 2)).toBe(`${slug}-2`)
})

test('names sort as in a Polish dictionary, byte by byte', () => {
  const names = [
    'Zambrów',
    'Ćmielów',
    'Cisna',
    'Łapy',
    'Lubartów',
    'Żory',
    'Źródło',
    'Zwierzyniec',
    'Ąbczyn',
    'Azowo',
    'Białystok',
    'łódka',
    'Ludwin',
  ]
  const byBytes = [...names].sort((a, b) => Buffer.compare(Buffer.from(sortKeyOf(a)), Buffer.from(sortKeyOf(b))))
  expect(byBytes).toEqual([...names].sort(new Intl.Collator('pl').compare))
})

test('the address and the sort key of any name are what the database accepts', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 999 }), (name, number) => {
      expect(slugOf(name, number)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      expect(sortKeyOf(name)).toMatch(/^[a-z0-9~ ]*$/)
    }),
  )
})

eachEngine('organisations', (at) => {
  let house: TestHouse
  beforeAll(async () => {
    house = await aHouse(at)
  })
  afterAll(() => house.close())

  const verbsOf = async (id: string) =>
    (await eventsPage(at.db, { organisationId: id }, { limit: 50 })).rows.map((event) => event.verb)

  const coordinator = () => withRoles(house, aPerson(), ['coordinator'])

  test('a coordinator brings an organisation in, and it is found by id and by address', async () => {
    const context = contextOf(house, await coordinator())
    const made = await createOrganisation(context, organisationInput({ name: 'Fundacja Żubr' }))
    expect(made).toMatchObject({ slug: 'fundacja-zubr', unitCode: '2001011', closedAt: null, isDemonstration: false })
    expect(await organisationById(at.db, made.id)).toMatchObject({
      name: 'Fundacja Żubr',
      website: 'https://augustow.example',
    })
    expect((await organisationBySlug(at.db, 'fundacja-zubr'))?.id).toBe(made.id)
    expect([...(await organisationsByIds(at.db, [made.id, made.id, context.requestId])).keys()]).toEqual([made.id])
    expect(await verbsOf(made.id)).toEqual(['organisation-created'])
  })

  test('two of one name created at once get different addresses', async () => {
    const made = await Promise.all([1, 2, 3].map(() => anOrganisation(house, { name: 'Gmina Podwójna' })))
    expect(made.map(({ slug }) => slug).sort()).toEqual(['gmina-podwojna', 'gmina-podwojna-2', 'gmina-podwojna-3'])
  })

  test('nobody else may create, edit, close or reopen', async () => {
    const organisation = await anOrganisation(house)
    const clerk = await withRoles(house, aPerson(), ['clerk'], organisation)
    const adminElsewhere = await withRoles(house, aPerson(), ['team-admin'], await anOrganisation(house))
    const acts: ((context: Context) => Promise<unknown>)[] = [
      (context) => createOrganisation(context, organisationInput()),
      (context) => editOrganisation(context, organisation, organisationInput({ name: 'X' })),
      (context) => setLogo(context, organisation, null),
      (context) => closeOrganisation(context, organisation),
      (context) => reopenOrganisation(context, organisation),
    ]
    for (const actor of [undefined, aPerson(), clerk, adminElsewhere])
      for (const act of acts) await expect(act(contextOf(house, actor))).rejects.toThrow(Refusal)
    expect(await organisationById(at.db, organisation.id)).toEqual(organisation)
  })

  test('a new name keeps the address, and the log says what was changed but not to what', async () => {
    const organisation = await anOrganisation(house, { name: 'Stara nazwa' })
    const admin = await withRoles(house, aPerson(), ['team-admin'], organisation)
    const context = contextOf(house, admin)
    await editOrganisation(context, organisation, organisationInput({ name: 'Nowa nazwa', phone: null }))
    expect(await organisationBySlug(at.db, 'stara-nazwa')).toMatchObject({ name: 'Nowa nazwa', phone: null })
    const { rows } = await eventsPage(at.db, { verb: 'organisation-edited', personId: admin.id }, { limit: 2 })
    expect(rows[0]?.details).toEqual({ changes: ['name', 'phone'] })
  })

  test('saving without a change leaves no trace', async () => {
    const organisation = await anOrganisation(house)
    const { isDemonstration: _, ...same } = organisationInput()
    await editOrganisation(contextOf(house, await coordinator()), organisation, same)
    expect(await verbsOf(organisation.id)).toEqual(['organisation-created'])
  })

  test('closing takes the team its roles, reopening gives them back', async () => {
    const organisation = await anOrganisation(house)
    const member = await withRoles(house, aPerson(), ['team-admin', 'editor'], organisation)
    const context = contextOf(house, await coordinator())

    await closeOrganisation(context, organisation)
    await closeOrganisation(context, organisation)
    expect(await rolesOf(at.db, member.id)).toEqual([])
    expect((await organisationById(at.db, organisation.id))?.closedAt?.equals(context.now)).toBe(true)

    await reopenOrganisation(context, organisation)
    expect(await rolesOf(at.db, member.id)).toEqual(member.roles)
    expect((await verbsOf(organisation.id)).filter((verb) => /closed|reopened/.test(verb)).sort()).toEqual([
      'organisation-closed',
      'organisation-reopened',
    ])
  })

  test('organisations are found by words in any form, by kind and by place', async () => {
    const school = await anOrganisation(house, {
      name: 'Politechnika Szukana',
      kind: 'university',
      unitCode: '2061011',
      description: '',
    })
    const village = await anOrganisation(house, {
      name: 'Grupa Szukana znad jeziora',
      kind: 'informal-group',
      unitCode: '2012042',
      description: 'Dbamy o brzegi.',
    })
    const found = async (filter: object) =>
      (await organisationsPage(at.db, { text: 'szukana', ...filter }, { limit: 10 })).rows.map(({ id }) => id)
    expect(await found({})).toEqual([village.id, school.id])
    expect(await found({ text: 'jeziorami' })).toContain(village.id)
    expect(await found({ text: 'brzeg szukana' })).toEqual([village.id])
    expect(await found({ text: 'szukana politechnice' })).toEqual([school.id])
    expect(await found({ kind: 'university' })).toEqual([school.id])
    expect(await found({ unitCode: '2012' })).toEqual([village.id])
    expect(await found({ unitCode: '2012043' })).toEqual([village.id])
    expect(await found({ unitCode: '20' })).toEqual([village.id, school.id])
    expect(await found({ unitCode: '28' })).toEqual([])
    expect(await countOrganisations(at.db, { text: 'szukana' })).toBe(2)
    expect(await countOrganisations(at.db, { text: `' or 1=1; --` })).toBe(0)
  })

  test('pages of the list follow one another, and closed organisations are left out', async () => {
    const names = ['Seria Ą', 'Seria A', 'Seria B', 'Seria Ż', 'Seria C']
    const made = await Promise.all(names.map((name) => anOrganisation(house, { name, description: '' })))
    await closeOrganisation(contextOf(house, await coordinator()), made[4] as (typeof made)[0])
    const seen: string[] = []
    let after: string | undefined
    do {
      const { rows, next } = await organisationsPage(at.db, { text: 'seria' }, { after, limit: 2 })
      seen.push(...rows.map(({ name }) => name))
      after = next ?? undefined
    } while (after)
    expect(seen).toEqual(['Seria A', 'Seria Ą', 'Seria B', 'Seria Ż'])
    expect(await countOrganisations(at.db, { text: 'seria', closedToo: true })).toBe(5)
  })

  const upload = async (bytes: Buffer | string, name: string) => {
    const path = join(house.config.dataFolder, name)
    await writeFile(path, bytes)
    return { field: 'logo', name, claimedType: 'image/png', size: bytes.length, sha256: '', path }
  }

  test('a logo is made anew, small and without what was hidden in the file', async () => {
    const organisation = await anOrganisation(house)
    const context = contextOf(house, await withRoles(house, aPerson(), ['team-admin'], organisation))
    const photo = await sharp({ create: { width: 2000, height: 1000, channels: 3, background: '#1d5b3f' } })
      .withExif({ IFD0: { Copyright: 'tajne-miejsce' } })
      .jpeg()
      .toBuffer()
    await setLogo(context, organisation, await upload(photo, 'logo.png'))
    const hash = (await organisationById(at.db, organisation.id))?.logoHash ?? ''
    const kept = Buffer.from(await house.files.read(hash))
    expect(await sharp(kept).metadata()).toMatchObject({ format: 'webp', width: 480, height: 480 })
    expect(kept.includes('tajne-miejsce')).toBe(false)

    await setLogo(context, organisation, null)
    expect((await organisationById(at.db, organisation.id))?.logoHash).toBeNull()
    expect((await verbsOf(organisation.id)).filter((verb) => verb.includes('logo'))).toHaveLength(2)
  })

  test.each([
    ['text', 'to nie jest obraz'],
    ['an empty file', ''],
    ['a drawing with script', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['a cut picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ])('%s is no logo, and the old one stays', async (name, bytes) => {
    const organisation = await anOrganisation(house)
    const context = contextOf(house, await coordinator())
    await expect(setLogo(context, organisation, await upload(bytes, name.replaceAll(' ', '-')))).rejects.toThrow(
      UnreadableFile,
    )
    expect(await verbsOf(organisation.id)).toEqual(['organisation-created'])
  })
})
