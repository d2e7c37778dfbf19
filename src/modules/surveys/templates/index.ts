import type { FormDefinition } from '../../forms/index.ts'
import {
  aboutYou,
  form,
  longText,
  mapQuestion,
  matrix,
  multiple,
  options,
  pl,
  ranking,
  scale,
  section,
  single,
} from './words.ts'

export const TEMPLATES = ['service', 'needs', 'places', 'evaluation'] as const
export type TemplateName = (typeof TEMPLATES)[number]

/** A ready survey to change: how something works, what people need, places on a map, how a consultation was run. */
export const templateOf = (name: TemplateName, unitCode: string): FormDefinition => made[name](unitCode)

const RATINGS = [
  'zle=źle',
  'raczej-zle=raczej źle',
  'srednio=ani dobrze, ani źle',
  'raczej-dobrze=raczej dobrze',
  'dobrze=dobrze',
]

const made: Record<TemplateName, (unitCode: string) => FormDefinition> = {
  service: () =>
    form('Ocena usługi', 'Ankieta zajmuje około 5 minut.', [
      section('usluga', 'Jak korzystasz', [
        single(
          'jak-czesto',
          'Jak często korzystasz?',
          [
            'codziennie=prawie codziennie',
            'tydzien=co tydzień',
            'miesiac=co miesiąc',
            'rzadziej=rzadziej',
            'wcale=wcale',
          ],
          { required: true },
        ),
        scale('ocena', 'Jak oceniasz całość?', ['bardzo źle', 'bardzo dobrze'], { skips: ['unknown'] }),
        matrix(
          'czesci',
          'Jak oceniasz poszczególne rzeczy?',
          ['dostep=dostępność', 'czas=czas oczekiwania', 'obsluga=obsługa', 'informacja=informacja'],
          RATINGS,
          { skips: ['unknown'] },
        ),
        longText('poprawa', 'Co poprawić w pierwszej kolejności?'),
      ]),
      aboutYou(),
    ]),
  needs: () =>
    form('Czego potrzebujemy', 'Zapytamy, czego brakuje i od czego zacząć. Około 5 minut.', [
      section('potrzeby', 'Potrzeby', [
        multiple(
          'czego-brakuje',
          'Czego najbardziej brakuje w okolicy? Wybierz do trzech.',
          [
            'zielen=zieleni',
            'chodniki=chodników',
            'autobusy=autobusów',
            'spotkania=miejsca spotkań',
            'dzieci=zajęć dla dzieci',
            'seniorzy=zajęć dla seniorów',
            'inne=czegoś innego…',
          ],
          { max: 3, required: true },
        ),
        ranking(
          'kolejnosc',
          'Od czego zacząć? Ułóż w kolejności.',
          ['naprawy=naprawy tego, co jest', 'nowe=nowe miejsca', 'wydarzenia=wydarzenia i zajęcia'],
          { skips: ['unknown'] },
        ),
        longText('pomysl', 'Twój pomysł'),
      ]),
      aboutYou(),
    ]),
  places: (unitCode) =>
    form(
      'Miejsca dobre i złe',
      'Zaznacz na mapie miejsca, które lubisz, i takie, które trzeba zmienić. Miejsce można też opisać słowami.',
      [
        section('miejsca', 'Miejsca', [
          mapQuestion('dobre', 'Miejsca, które lubisz', {
            shape: 'point',
            area: { unitCode, view: null },
            maxShapes: 5,
            followUps: [{ ...followUp('za-co', 'Za co je lubisz?'), type: 'short-text', maxLength: 300 }],
          }),
          mapQuestion('zle', 'Miejsca, które trzeba zmienić', {
            shape: 'point',
            area: { unitCode, view: null },
            maxShapes: 5,
            followUps: [
              {
                ...followUp('problem', 'Co jest nie tak?'),
                type: 'single',
                shuffled: false,
                options: options(
                  'ciemno=ciemno',
                  'brudno=brudno',
                  'niebezpiecznie=niebezpiecznie',
                  'nic=nic tu nie ma',
                  'inne=coś innego…',
                ),
              },
            ],
          }),
          longText('uwagi', 'Coś jeszcze?'),
        ]),
        aboutYou(),
      ],
    ),
  evaluation: () =>
    form('Jak przebiegły konsultacje', 'Trzy minuty. Dzięki odpowiedziom następne konsultacje będą lepsze.', [
      section('ocena', 'Konsultacje', [
        multiple('skad', 'Skąd wiesz o konsultacjach?', [
          'internet=z internetu',
          'plakat=z plakatu',
          'radio=z radia lub prasy',
          'sasiedzi=od znajomych',
          'szkola=ze szkoły',
          'inaczej=inaczej…',
        ]),
        matrix(
          'zasady',
          'Czy zgadzasz się ze zdaniami?',
          [
            'jasne=Było jasne, o czym rozmawiamy.',
            'czas=Było dość czasu.',
            'wysluchanie=Moje zdanie zostało wysłuchane.',
            'odpowiedz=Wiem, co z niego wynikło.',
          ],
          ['nie=nie', 'raczej-nie=raczej nie', 'trudno=trudno powiedzieć', 'raczej-tak=raczej tak', 'tak=tak'],
        ),
        longText('lepiej', 'Co zrobić lepiej następnym razem?'),
      ]),
      aboutYou(),
    ]),
}

const followUp = (id: string, label: string) => ({
  id,
  label: pl(label),
  hint: {},
  help: {},
  required: false,
  visibility: 'public' as const,
  showWhen: null,
  skips: [],
})
