import { writing } from '../../../modules/surveys/index.ts'

const { form, longText, matrix, multiple, section } = writing

/** Still being written: one question waits for its options. */
export const evaluationForm = form(
  'Jak rozmawialiśmy o brzegu jeziora',
  'Trzy minuty. Odpowiedzi pomogą nam lepiej prowadzić następne konsultacje.',
  [
    section('ocena', 'Konsultacje', [
      multiple('skad', 'Skąd wiesz o konsultacjach?', [
        'internet=z internetu',
        'plakat=z plakatu na plaży',
        'sasiedzi=od znajomych',
        'inaczej=inaczej…',
      ]),
      matrix(
        'zasady',
        'Czy zgadzasz się ze zdaniami?',
        [
          'jasne=Było jasne, o czym rozmawiamy.',
          'mapa=Łatwo było zaznaczyć miejsce na mapie.',
          'czas=Było dość czasu.',
        ],
        ['nie=nie', 'raczej-nie=raczej nie', 'trudno=trudno powiedzieć', 'raczej-tak=raczej tak', 'tak=tak'],
      ),
      longText('lepiej', 'Co zrobić lepiej następnym razem?'),
    ]),
    section('spotkanie', 'Spotkanie nad jeziorem', [multiple('pora', 'Kiedy najlepiej się spotkać?', [])]),
  ],
)
