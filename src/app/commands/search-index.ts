import { rebuildIndex } from '../../modules/search/index.ts'
import { searchPorts } from '../search/ports.ts'
import { type Command, say } from './command.ts'
import { withHouse } from './with-house.ts'

export const searchIndex: Command = {
  name: 'index',
  summary: 'Buduje od nowa indeks wyszukiwarki; portal może w tym czasie działać (na serwerze PostgreSQL).',
  usage: 'index',
  async run() {
    const began = performance.now()
    const { documents, words } = await withHouse('index', (context) =>
      rebuildIndex(context, searchPorts, (kind, count) => {
        if (count > 0 && count % 5000 === 0) say(`${kind}: ${count}…`)
      }),
    )
    const seconds = (performance.now() - began) / 1000
    say(`Dokumenty: ${documents}, słowa: ${words}. Czas: ${seconds.toFixed(1)} s.`)
  },
}
