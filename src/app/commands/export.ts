import { mkdir, readdir } from 'node:fs/promises'
import { writeOpenData } from '../open-data/write.ts'
import { type Command, CommandProblem, say } from './command.ts'
import { here } from './here.ts'
import { withHouse } from './with-house.ts'

export const exportData: Command = {
  name: 'export',
  summary: 'Zapisuje wszystkie dane publiczne w folderze, w formatach otwartych.',
  usage: 'export FOLDER',
  async run({ positionals }) {
    const [name] = positionals
    if (!name) throw new CommandProblem('Podaj folder, np. wiec export dane')
    const folder = here(name)
    await mkdir(folder, { recursive: true })
    if ((await readdir(folder)).length > 0) throw new CommandProblem(`Folder ${name} nie jest pusty. Podaj inny.`)
    const { organisations, consultations, files } = await withHouse('export', (context) =>
      writeOpenData(context, folder),
    )
    say(`Zapisano w ${folder}: organizacje ${organisations}, konsultacje ${consultations}, pliki ${files}.`)
  },
}
