import { attachPoll, freePolls } from '../../modules/ballots/index.ts'
import { KIND } from '../../modules/consultations/index.ts'
import {
  type BroughtRooms,
  type BroughtTopic,
  bringNetworkTopics,
  bringRooms,
  setExpertPicture,
} from '../../modules/discussions/index.ts'
import { listProcesses } from '../../modules/processes/index.ts'
import type { Context } from '../../platform/context.ts'
import type { Calendar } from './calendar.ts'
import { pngOf } from './emblems.ts'
import { uploaded } from './files.ts'

/** The consultation that has one of each way to speak. */
const TITLE = 'Park nad Nettą'

/** The poll of the same office that belongs to it. */
const POLL = 'Jak nazwać nowy skwer'

/** A drawn face: people of the demonstration are made up, so no photograph is theirs. */
const face = (ground: string, skin: string, [hair, colour]: [string, string], coat: string, more: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400" viewBox="0 0 100 100">
  <rect width="100" height="100" fill="${ground}"/><path d="M14 100c2-22 18-30 36-30s34 8 36 30z" fill="${coat}"/>
  <rect x="43" y="58" width="14" height="16" rx="6" fill="${skin}"/><ellipse cx="50" cy="45" rx="18" ry="21" fill="${skin}"/>
  <path d="${hair}" fill="${colour}"/><circle cx="43" cy="45" r="1.8" fill="#1c1f1d"/><circle cx="57" cy="45" r="1.8" fill="#1c1f1d"/>
  <path d="M43 55q7 6 14 0" fill="none" stroke="#1c1f1d" stroke-width="1.6" stroke-linecap="round"/>${more}</svg>`

const PORTRAITS: Record<string, { svg: string; alt: string }> = {
  'dr Joanna Lipowska': {
    svg: face(
      '#d9ead9',
      '#f0c9a4',
      ['M30 62V40c0-16 10-22 20-22s20 6 20 22v22l-4-2V42c-8 0-20-2-26-10-1 6-4 9-6 11v17z', '#6b3f22'],
      '#1d5b3f',
      '<g fill="none" stroke="#1c1f1d" stroke-width="1.4"><circle cx="43" cy="45" r="5"/><circle cx="57" cy="45" r="5"/><path d="M48 45h4"/></g>',
    ),
    alt: 'Rysunek: uśmiechnięta kobieta w okularach, z długimi brązowymi włosami',
  },
  'Marek Śluzowy': {
    svg: face(
      '#d6e4ee',
      '#e8b98d',
      ['M32 42c-1-16 8-22 18-22s19 6 18 22l-3-8c-8 1-22 1-30 0z', '#8a8f8c'],
      '#1f5f8b',
      '<path d="M36 54q14 22 28 0q-2 12-14 13q-12-1-14-13z" fill="#8a8f8c"/>',
    ),
    alt: 'Rysunek: mężczyzna z siwą brodą, w niebieskiej kurtce',
  },
  'Beata Rachunek': {
    svg: face(
      '#f6e7c8',
      '#f3d2b3',
      ['M31 50c-2-22 8-31 19-31s21 9 19 31c-3-6-4-10-5-14-8 1-20 1-28 0-1 4-2 8-5 14z', '#d98e04'],
      '#7a4b00',
      '',
    ),
    alt: 'Rysunek: kobieta z krótkimi jasnymi włosami, w brązowym swetrze',
  },
}

/** Ideas, questions to experts, a discussion and a poll in one consultation, and two discussions of the network. */
export async function bringWays(context: Context, calendar: Calendar) {
  await bringNetworkTopics(context, networkTopics(calendar))
  const { rows } = await listProcesses(context.db, { kind: KIND, phase: 'open' }, context.now, { limit: 100 })
  const process = rows.find(({ title }) => title.startsWith(TITLE))
  if (!process) return
  const { at, experts } = await bringRooms(context, process, waysOf(calendar))
  for (const [name, { svg, alt }] of Object.entries(PORTRAITS)) {
    const id = experts.get(name)
    if (!id) continue
    const png = await pngOf(svg)
    await uploaded('portret.png', png, (upload) =>
      setExpertPicture({ ...context, now: calendar.workday(-6, '08:00') }, at, { id, pictureId: null }, upload, alt),
    )
  }
  // What a result means is said before anybody votes: on the day it was published.
  const before = { ...context, now: calendar.workday(-3, '12:00') }
  const polls = await freePolls(context.db, process.organisationId, before.now)
  const poll = polls.find(({ title }) => title.startsWith(POLL))
  if (poll) await attachPoll(before, poll, { owner: { kind: 'process', id: process.id }, bearing: 'advises' })
}

function waysOf(calendar: Calendar): BroughtRooms {
  const at = (day: number, time: string) => calendar.workday(day, time)
  return {
    at: at(-6, '08:00'),
    ideas: {
      lead: 'Szukamy drobnych rzeczy, które można zrobić w parku do wiosny za nie więcej niż 20 000 zł. Na każdy pomysł odpowiemy.',
      themes: ['Odpoczynek', 'Zabawa i sport', 'Przyroda', 'Bezpieczeństwo'],
      given: [
        {
          title: 'Słupki na hamaki między lipami',
          body: 'Latem ludzie leżą na trawie albo wiążą hamaki do drzew i obdzierają korę. Sześć słupków z hakami rozwiąże jedno i drugie.',
          theme: 'Odpoczynek',
          place: 'polana za śluzą',
          signature: 'Ela z Portowej',
          at: at(-5, '09:20'),
          supports: 41,
          comments: [
            { body: 'Byle nie przy placu zabaw, bo dzieci się bujają i spadają.', at: at(-5, '12:10') },
            {
              body: 'Słupki sprawdzamy z konserwatorem zieleni. Odpowiemy do piątku.',
              signature: 'Monika Jeziorna',
              byTeam: true,
              at: at(-4, '10:00'),
            },
          ],
          answer: {
            state: 'accepted',
            body: 'Postawimy cztery słupki na polanie za śluzą, w maju. Dwóch przy alei nie możemy, bo uszkodziłyby korzenie lip.',
            at: at(-3, '14:00'),
          },
        },
        {
          title: 'Poidełko dla ludzi i psów przy głównej alei',
          body: 'Najbliższa woda jest w sklepie przy rynku. Poidełko z miską na dole kosztuje tyle co dwie ławki.',
          theme: 'Odpoczynek',
          place: 'główna aleja, przy fontannie',
          signature: 'Ania i Fado',
          at: at(-5, '17:45'),
          supports: 33,
          comments: [
            { body: 'I koniecznie takie, do którego podjedzie wózek.', signature: 'Kasia', at: at(-4, '08:15') },
          ],
          answer: {
            state: 'considering',
            body: 'Sprawdzamy, ile kosztuje przyłącze wody przy fontannie. Damy znać do końca konsultacji.',
            at: at(-2, '11:00'),
          },
        },
        {
          title: 'Wyłączyć lampy w alei lipowej po 23',
          body: 'W alei żyją nietoperze, które światło wypłasza. Po 23 prawie nikt tamtędy nie chodzi.',
          theme: 'Przyroda',
          place: 'aleja lipowa',
          at: at(-4, '20:30'),
          supports: 12,
          comments: [
            {
              body: 'Wracam z drugiej zmiany właśnie po 23. Wolę widzieć, kto idzie.',
              signature: 'Monika',
              at: at(-4, '22:50'),
            },
          ],
          answer: {
            state: 'rejected',
            body: 'Nie wyłączymy lamp, bo to jedyna oświetlona droga z przystanku. Wymienimy je na przygaszane i ciepłe, które nietoperzom szkodzą mniej.',
            at: at(-2, '15:30'),
          },
        },
        {
          title: 'Tablica z nazwami drzew',
          body: 'Dzieci z podstawówki policzyły 31 gatunków. Wystarczą małe tabliczki, uczniowie chętnie je zrobią.',
          theme: 'Przyroda',
          signature: 'Klasa 6b',
          at: at(-4, '10:05'),
          supports: 28,
          answer: { state: 'done', body: 'Tabliczki wiszą od środy. Dziękujemy klasie 6b.', at: at(-1, '13:00') },
        },
        {
          title: 'Stół do tenisa',
          body: 'Betonowy, taki na zawsze. Na osiedlu Śródmieście stoi i jest zajęty do zmroku.',
          theme: 'Zabawa i sport',
          signature: 'Kuba, 17 lat',
          at: at(-3, '16:40'),
          supports: 19,
        },
        {
          title: 'Ławki tak ustawione, żeby dało się rozmawiać',
          body: 'Dziś wszystkie stoją w rzędzie. Kilka naprzeciw siebie wystarczy, żeby usiąść z sąsiadkami.',
          theme: 'Odpoczynek',
          signature: 'Halina',
          at: at(-2, '09:00'),
          supports: 24,
        },
        {
          title: 'Zakaz muzyki z głośników',
          body: 'Przez całe lato nie da się otworzyć okna od strony parku.',
          at: at(-1, '07:30'),
          supports: 0,
          waits: true,
        },
      ],
    },
    questions: {
      lead: 'Pytaj o drzewa, wodę, pieniądze i terminy. Odpowiadamy w ciągu trzech dni roboczych.',
      themes: ['Drzewa', 'Woda', 'Pieniądze i terminy'],
      experts: [
        {
          name: 'dr Joanna Lipowska',
          role: 'dendrolożka, Uniwersytet w Białymstoku',
          about: 'Drzewa, korzenie, nietoperze i owady.',
        },
        {
          name: 'Marek Śluzowy',
          role: 'inżynier hydrotechnik, Wody Polskie',
          about: 'Brzeg, śluza, poziom wody, kąpiel.',
        },
        {
          name: 'Beata Rachunek',
          role: 'skarbniczka miasta',
          about: 'Ile mamy, na co i do kiedy.',
        },
      ],
      given: [
        {
          body: 'Czy lipy w alei zostaną, także te stare od strony mostu?',
          theme: 'Drzewa',
          expert: 'dr Joanna Lipowska',
          signature: 'Irena',
          at: at(-5, '11:00'),
          answer: {
            body: 'Tak, wszystkie 43. Trzy od strony mostu mają ubytki, więc dostaną wiązania zamiast piły. Następny przegląd zrobię w maju.',
            expert: 'dr Joanna Lipowska',
            at: at(-4, '12:00'),
          },
        },
        {
          body: 'Jak głęboka jest Netta przy planowanym zejściu do wody i czy wózek się tam nie zsunie?',
          theme: 'Woda',
          expert: 'Marek Śluzowy',
          at: at(-4, '14:20'),
          answer: {
            body: 'Przy brzegu jest 60 cm, dwa metry dalej ponad 2 m. Zejście kończy się poziomym podestem z krawężnikiem 10 cm i barierką.',
            expert: 'Marek Śluzowy',
            at: at(-2, '09:30'),
          },
        },
        {
          body: 'Ile pieniędzy jest naprawdę na ten park w przyszłym roku?',
          theme: 'Pieniądze i terminy',
          signature: 'podatnik',
          at: at(-3, '19:10'),
          answer: {
            body: 'W projekcie budżetu jest 1 240 000 zł, z tego 400 000 zł to dotacja, o którą się staramy. Bez niej zaczniemy od alei i zejścia do wody.',
            expert: 'Beata Rachunek',
            at: at(-1, '10:00'),
          },
        },
        {
          body: 'Czy będzie można kąpać się przy nowym zejściu?',
          theme: 'Woda',
          signature: 'Kuba',
          at: at(-1, '18:00'),
        },
      ],
    },
    topics: {
      lead: 'Dwie sprawy, w których uwagi mocno się różnią. Porozmawiajcie ze sobą, a my to podsumujemy i pokażemy radnym.',
      given: [
        {
          question: 'Park w nocy: otwarty czy zamknięty?',
          lead: 'Dziś bramy zamyka się o 22.00. W uwagach jest tyle samo głosów za jednym i za drugim.',
          closesOn: calendar.date(6),
          at: at(-5, '08:00'),
          replies: [
            {
              body: 'Wracam z drugiej zmiany po 22. Zamknięte bramy to dwadzieścia minut dookoła ulicą bez chodnika.',
              signature: 'Monika z Portowej',
              at: at(-5, '22:40'),
              answers: [
                {
                  body: 'To może otworzyć samą aleję, a resztę zamykać? Aleja ma latarnie.',
                  signature: 'Zbigniew',
                  at: at(-4, '07:15'),
                },
                { body: 'Sama aleja by mi wystarczyła.', signature: 'Monika z Portowej', at: at(-4, '08:05') },
              ],
            },
            {
              body: 'Mieszkamy trzydzieści metrów od placu zabaw. Latem do trzeciej nie da się spać, a rano sprzątamy szkło.',
              at: at(-4, '09:30'),
              answers: [
                {
                  body: 'Ile było interwencji straży w tym roku? Sprawdzimy i napiszemy.',
                  signature: 'Monika Jeziorna',
                  byTeam: true,
                  at: at(-3, '09:00'),
                },
              ],
            },
            {
              body: 'Wędkarze zaczynają przed świtem. Nawet otwarcie o czwartej by pomogło.',
              signature: 'Koło wędkarskie',
              at: at(-3, '06:20'),
            },
          ],
        },
        {
          question: 'Rowery w alei: razem z pieszymi czy osobno?',
          lead: '',
          closesOn: calendar.date(-2),
          at: at(-6, '09:00'),
          replies: [
            {
              body: 'Osobno. Mama jest po operacji biodra i boi się iść aleją.',
              signature: 'Ewa',
              at: at(-6, '12:00'),
            },
            {
              body: 'Razem, ale wolno. Na ścieżkę nad wodą nie wjedzie rodzina z przyczepką.',
              signature: 'rowerzysta',
              at: at(-5, '10:30'),
            },
          ],
          summary: {
            body: 'Wszyscy chcą, żeby pieszy miał pierwszeństwo, a przy placu zabaw jechało się wolno. Różnimy się w tym, czy rowery mają mieć osobną ścieżkę.\n\nW projekcie zostawimy wspólną aleję ze zwężeniami i osobną ścieżkę nad wodą dla tych, którzy jadą szybciej.',
            at: at(-1, '12:00'),
          },
        },
      ],
    },
  }
}

function networkTopics(calendar: Calendar): BroughtTopic[] {
  const at = (day: number, time: string) => calendar.workday(day, time)
  return [
    {
      question: 'Jak zapraszacie do konsultacji młodych ludzi?',
      lead: 'U nas na spotkania przychodzą trzy osoby poniżej trzydziestki. Co u Was zadziałało naprawdę?',
      closesOn: calendar.date(20),
      at: at(-9, '10:00'),
      signature: 'Beata Polna',
      replies: [
        {
          body: 'Pytamy w szkole, na godzinie wychowawczej, i odpowiedzi wpisujemy razem z uczniami. Z 40 minut mieliśmy 62 uwagi.',
          signature: 'Grzegorz Przystań',
          at: at(-8, '13:10'),
          answers: [
            { body: 'A kto prowadził: nauczyciel czy ktoś z urzędu?', signature: 'Beata Polna', at: at(-8, '15:00') },
            {
              body: 'Ja, nauczycielka siedziała z tyłu. To dużo zmienia.',
              signature: 'Grzegorz Przystań',
              at: at(-7, '08:20'),
            },
          ],
        },
        {
          body: 'Krótki spacer po skateparku zamiast sali. Wzięliśmy mapę na kartonie i pisaki.',
          signature: 'Monika Jeziorna',
          at: at(-6, '11:40'),
        },
      ],
    },
    {
      question: 'Czy warto zamykać głosowanie papierowe dzień wcześniej?',
      lead: '',
      closesOn: calendar.date(-3),
      at: at(-30, '09:00'),
      signature: 'Tomasz Olszyński',
      replies: [
        {
          body: 'Tak, bo komisja ma czas policzyć karty na spokojnie.',
          signature: 'Beata Polna',
          at: at(-28, '12:00'),
        },
        {
          body: 'U nas ten sam dzień dla wszystkich. Starsze osoby przychodzą w ostatniej chwili.',
          signature: 'Grzegorz Przystań',
          at: at(-27, '14:30'),
        },
      ],
      summary: {
        body: 'Nie ma jednej odpowiedzi. Zgadzamy się w jednym: termin papieru musi być na plakacie większą czcionką niż termin w internecie.',
        at: at(-2, '09:00'),
      },
    },
  ]
}
