import { expertsOf } from '../../src/modules/discussions/questions/store.ts'
import { findRoom } from '../../src/modules/discussions/rooms/store.ts'
import type { TestPortal } from './portal.ts'
import type { Visitor } from './visitor.ts'

/**
 * Ideas, questions with an expert, a discussion and a poll of a process, each used once, and a topic of the network.
 * @returns what their addresses are made of
 */
export async function waysToSpeak(
  portal: TestPortal,
  { admin, administrator }: { admin: Visitor; administrator: Visitor },
  process: { id: string; slug: string },
) {
  const home = `/konsultacje/${process.slug}`
  const work = `/praca${home}`
  const settings = { lead: 'Napisz, co myślisz.', moderation: 'after', themes: 'Zieleń\nZabawa' }
  for (const room of ['pomysly', 'pytania', 'dyskusje']) {
    await must(admin.post(`${work}/${room}`, settings), room)
    await must(admin.post(`${work}/${room}/otwarcie`), room)
  }
  const expert = { name: 'Anna Lipska', role: 'dendrolożka', about: 'O drzewach w parku.', alt: '' }
  await must(admin.post(`${work}/pytania/eksperci`, expert), 'expert')
  const topic = { question: 'Park w nocy: otwarty czy zamknięty?', lead: '', closesOn: '' }
  await must(admin.post(`${work}/dyskusje/tematy`, topic), 'topic')
  await must(administrator.post('/siec/dyskusje/nowy', { ...topic, question: 'Jak zapraszacie młodych?' }), 'topic')

  const begun = portal.clock.now()
  const said = async (page: string, action: string, fields: Record<string, string>) => {
    const { html } = await portal.stranger().get(page)
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
    portal.clock.set(portal.clock.now().add({ seconds: 10 }))
    return must(
      portal.stranger().post(action, { formKey: hidden('formKey'), shown: hidden('shown'), website: '', ...fields }),
      action,
    )
  }
  const idea = { title: 'Hamaki między lipami', body: 'Latem ludzie leżą na trawie.', theme: 'Zieleń' }
  const own = await said(`${home}/pomysly/nowy`, `${home}/pomysly/nowy`, idea)
  await said(`${home}/pomysly/1`, `${home}/pomysly/1/komentarze`, { body: 'Byle nie przy placu zabaw.' })
  await said(`${home}/pytania/nowe`, `${home}/pytania/nowe`, { body: 'Czy lipy w alei zostaną?' })
  await said(`${home}/dyskusje/1`, `${home}/dyskusje/1/wypowiedzi`, { body: 'Zostawcie otwarty.' })
  const ballot = { question: 'Jak nazwać skwer?', options: 'Flisaków\nŻeglarzy', bearing: 'advises' }
  const poll = await must(admin.post(`${work}/glosowania/nowe`, ballot), 'poll')

  // What others of this world do next is done at its own moment.
  portal.clock.set(begun)
  const room = await findRoom(portal.house.db, process.id, 'questions')
  const [first] = await expertsOf(portal.house.db, room?.id ?? '')
  const [, post = '', postKey = ''] = /wpisy\/([^?]+)\?klucz=(.+)/.exec(own) ?? []
  return { expert: first?.id ?? '', post, postKey, processPoll: poll.split('/').at(-1) ?? '' }
}

async function must(answer: Promise<{ status: number; location: string | null }>, what: string): Promise<string> {
  const { status, location } = await answer
  if (status !== 303) throw new Error(`${what}: ${status}`)
  return location ?? ''
}
