import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { type Verdict, verifyResults } from '../../modules/ballots/index.ts'
import { texts } from '../texts.ts'
import { type Command, CommandProblem, say, warn } from './command.ts'
import { here } from './here.ts'

export const verify: Command = {
  name: 'verify',
  summary: 'Sprawdza opublikowany plik wyników głosowania; bez bazy danych, sieci i ustawień.',
  usage: 'verify PLIK.jsonl [--receipt KOD] [--head PODSUMOWANIE] [--json]',
  options: { receipt: { type: 'string' }, head: { type: 'string' }, json: { type: 'boolean' } },
  meanings: {
    receipt: 'kod z potwierdzenia: pokazuje głos, który jest pod nim w pliku',
    head: 'podsumowanie dziennika zapisane wcześniej: sprawdza, że plik je zawiera',
    json: 'wypisuje JSON: ok, faults, head, entries, ballots, result, ballot',
  },
  async run({ values, positionals }) {
    const [path] = positionals
    if (!path) throw new CommandProblem('Podaj plik wyników, np. wiec verify wyniki.jsonl')
    const receipt = typeof values.receipt === 'string' ? values.receipt.trim().toUpperCase() : null
    const verdict = await verifyFile(path, receipt)
    const missingHead = typeof values.head === 'string' && !verdict.heads.some(({ head }) => head === values.head)
    const ok = verdict.faults.length === 0 && !missingHead && (receipt === null || verdict.ballot !== null)
    if (values.json) {
      const { faults, head, entries, ballots, result, ballot } = verdict
      say(JSON.stringify({ ok, faults, head, entries, ballots, result, ballot }, null, 2))
    } else tell(verdict, { receipt, missingHead })
    return ok ? 0 : 1
  },
}

async function verifyFile(path: string, receipt: string | null): Promise<Verdict> {
  const lines = createInterface({ input: createReadStream(here(path)), crlfDelay: Number.POSITIVE_INFINITY })
  try {
    return await verifyResults(lines, receipt)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new CommandProblem(`Nie ma pliku ${path}.`)
    throw error
  }
}

function tell(verdict: Verdict, { receipt, missingHead }: { receipt: string | null; missingHead: boolean }) {
  const t = texts.in('pl')
  if (verdict.definition) say(`Głosowanie: ${verdict.definition.question}`)
  say(`Wpisy w dzienniku: ${verdict.entries}, głosy: ${verdict.ballots}`)
  say(`Podsumowanie dziennika: ${verdict.head ?? 'brak'}`)
  for (const { word, line } of verdict.faults) warn(`Wiersz ${line}: ${t(`ballots.verify.${word}`)}`)
  if (missingHead) warn('Tego podsumowania nie ma w pliku: dziennik jest inny niż wtedy, gdy je ogłoszono.')
  if (receipt !== null) {
    if (verdict.ballot) say(`Głos ${receipt}: ${verdict.ballot.choice || 'pusty'} (wpis ${verdict.ballot.entry})`)
    else warn(`W pliku nie ma głosu z kodem ${receipt}.`)
  }
  if (verdict.faults.length === 0 && verdict.result) {
    const labels = new Map(verdict.definition?.options.map(({ id, label }) => [id, label]))
    say(
      `Wynik zgadza się z głosami. Wybrano: ${verdict.result.chosen.map((id) => labels.get(id) ?? id).join(', ') || 'nic'}`,
    )
  }
}
