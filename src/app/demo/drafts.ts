import { KIND } from '../../modules/consultations/index.ts'
import { type BroughtComment, bringDraftVersion } from '../../modules/drafts/index.ts'
import { listProcesses } from '../../modules/processes/index.ts'
import type { Context } from '../../platform/context.ts'
import { type Calendar, spread } from './calendar.ts'

/** The consultation whose document it is. */
const PARK = 'Park nad Nettą'

const TITLE = 'Regulamin parku nad Nettą (projekt)'

const FIRST = [
  '§ 1. Regulamin mówi, jak wspólnie korzystać z parku nad Nettą, między śluzą a mostem.',
  '§ 2. Park jest otwarty codziennie od 6.00 do 22.00. W nocy bramy są zamknięte.',
  '§ 3. Psy wolno wprowadzać do parku na smyczy. Bez smyczy mogą biegać tylko na ogrodzonym wybiegu.',
  '§ 4. Kto wyprowadza psa, sprząta po nim. Woreczki i kosze stoją przy wejściach.',
  '§ 5. Rowerem i hulajnogą jeździ się po wyznaczonej ścieżce, nie szybciej niż 15 km/h. Pieszy ma pierwszeństwo.',
  '§ 6. Ognisko i grill wolno rozpalać tylko w dwóch oznaczonych miejscach przy przystani.',
  '§ 7. Muzyka z głośników jest dozwolona do 20.00.',
  '§ 8. Kąpiel z brzegu jest zabroniona poza miejscem strzeżonym.',
  '§ 9. Wędkować można z pomostu i z brzegu poza placem zabaw i przystanią.',
  '§ 10. Imprezę dla więcej niż 50 osób zgłasza się w urzędzie co najmniej 14 dni wcześniej.',
  '§ 11. Kto coś zniszczy, pokrywa koszt naprawy.',
  '§ 12. Regulamin wchodzi w życie po 14 dniach od ogłoszenia.',
]

/** What the remarks changed; a paragraph not named here is as it was. */
const CHANGED: Record<number, string> = {
  2: '§ 2. Park jest otwarty całą dobę. Od 22.00 do 6.00 obowiązuje cisza, a oświetlenie jest przygaszone.',
  4: '§ 4. Kto wyprowadza psa, sprząta po nim. Woreczki i kosze stoją przy wejściach i przy każdej alejce.',
  7: '§ 7. Muzyka z głośników jest dozwolona do 20.00, a w piątek i sobotę do 22.00.',
}
const SECOND = [
  ...FIRST.slice(0, 9).map((body, index) => CHANGED[index + 1] ?? body),
  '§ 10. Ławki, stoły i miejsca przy grillu są dla wszystkich. Nie można ich rezerwować.',
  FIRST[9]?.replace('§ 10', '§ 11') ?? '',
  FIRST[10]?.replace('§ 11', '§ 12') ?? '',
  FIRST[11]?.replace('§ 12', '§ 13') ?? '',
]

type Said = Omit<BroughtComment, 'at'>

const ON_FIRST: Said[] = [
  {
    number: 2,
    comment: 'Wracam z drugiej zmiany po 22 i idę przez park. Zamknięte bramy to 20 minut dookoła ulicą bez chodnika.',
    signature: 'Monika z Portowej',
  },
  {
    number: 2,
    comment: 'Wędkarze zaczynają przed świtem. O 4 rano brama będzie zamknięta.',
    proposal: '§ 2. Park jest otwarty codziennie od 4.00 do 23.00.',
    signature: 'Koło wędkarskie',
  },
  { number: 2, comment: 'Proszę zamykać. W nocy są tu hałasy i tłuczone szkło, a mieszkamy trzydzieści metrów obok.' },
  {
    number: 3,
    comment: 'Dobry zapis, tylko wybieg musi powstać razem z regulaminem, a nie za trzy lata.',
    signature: 'Ania i Fado',
  },
  {
    number: 4,
    comment: 'Kosze tylko przy wejściach to za mało, w środku nie ma gdzie wyrzucić.',
    proposal: '§ 4. Kto wyprowadza psa, sprząta po nim. Woreczki i kosze stoją co 150 metrów.',
  },
  {
    number: 5,
    comment: 'Kto sprawdzi 15 km/h? Lepiej zwężenia i inna nawierzchnia przy placu zabaw.',
    signature: 'rowerzysta',
  },
  { number: 5, comment: 'Hulajnogi powinny mieć zakaz. Mama jest po operacji biodra i boi się tamtędy chodzić.' },
  {
    number: 7,
    comment: 'Latem o 20 jest jasno i ludzie dopiero przychodzą. W weekend może być dłużej.',
    proposal: '§ 7. Muzyka z głośników jest dozwolona do 20.00, a w piątek i sobotę do 22.00.',
    signature: 'Kuba, 17 lat',
  },
  { number: 7, comment: 'Muzyka z głośników nie powinna być dozwolona wcale. Są słuchawki.' },
  {
    number: 10,
    comment: 'Czy urodziny dziecka na kocu też trzeba zgłaszać? Napiszcie wprost, że nie.',
    signature: 'rodzic z Lipowca',
  },
]

const ON_SECOND: Said[] = [
  {
    number: 2,
    comment: 'Dziękuję za zmianę. Przygaszone nie może znaczyć ciemne: alejka od mostu ma być widoczna.',
    signature: 'Monika z Portowej',
  },
  {
    number: 5,
    comment: 'W nowej wersji nadal nie ma nic o wózkach elektrycznych. To nie hulajnoga.',
    proposal:
      '§ 5. Rowerem i hulajnogą jeździ się po wyznaczonej ścieżce, nie szybciej niż 15 km/h. Pieszy i osoba na wózku mają pierwszeństwo.',
  },
  { number: 10, comment: 'Świetnie. W niedzielę połowa stołów jest „zajęta” kocem od rana.', signature: 'Ela' },
]

/** The rules of a park in two versions, with what people said of each; open for more. */
export async function bringDrafts(context: Context, calendar: Calendar) {
  const { rows } = await listProcesses(context.db, { kind: KIND, phase: 'open' }, context.now, { limit: 100 })
  const process = rows.find(({ title }) => title.startsWith(PARK))
  if (!process) return
  const begins = calendar.workday(-6, '10:00')
  const changes = calendar.workday(-2, '12:00')
  await bringDraftVersion(context, process, {
    title: TITLE,
    note: 'Pierwszy projekt, po spacerze i rozmowach w parku.',
    publishedAt: begins,
    paragraphs: FIRST,
    comments: at(ON_FIRST, begins.add({ hours: 3 }), changes.subtract({ hours: 3 })),
  })
  await bringDraftVersion(context, process, {
    title: TITLE,
    note: 'Park zostaje otwarty w nocy, koszy będzie więcej, w weekend muzyka dłużej. Dopisaliśmy, że stołów się nie rezerwuje.',
    publishedAt: changes,
    paragraphs: SECOND,
    comments: at(ON_SECOND, changes.add({ hours: 2 }), calendar.now.subtract({ hours: 1 })),
  })
}

function at(said: Said[], from: Temporal.Instant, to: Temporal.Instant): BroughtComment[] {
  const moments = spread(said.length, from, to)
  return said.map((one, index) => ({ ...one, at: moments[index] ?? to }))
}
