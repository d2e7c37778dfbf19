import { loadPlaces } from '../../modules/places/index.ts'
import { seedDemo, signInLines } from '../demo/index.ts'
import { type Command, say } from './command.ts'
import { withHouse } from './with-house.ts'

export const seed: Command = {
  name: 'seed demo',
  summary: 'Wypełnia pustą bazę siecią pokazową.',
  usage: 'seed demo',
  async run() {
    await withHouse('seed', async (context, house) => {
      await loadPlaces(house.db)
      await seedDemo(context)
    })
    say('Sieć pokazowa jest w bazie.')
    for (const line of signInLines()) say(line)
  },
}
