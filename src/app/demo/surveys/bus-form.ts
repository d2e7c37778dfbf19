import { writing } from '../../../modules/surveys/index.ts'

const { aboutYou, budget, form, longText, matrix, multiple, number, ranking, scale, section, single } = writing

const RATINGS = [
  'zle=źle',
  'raczej-zle=raczej źle',
  'srednio=tak sobie',
  'raczej-dobrze=raczej dobrze',
  'dobrze=dobrze',
]

const RIDES = { showWhen: { not: { question: 'jak-czesto', chosen: 'wcale' } } }

/** Buses of Hajnówka: how people ride, what they think of it, what to change. */
export const busForm = form(
  'Jak jeździmy autobusem',
  'Zanim zdecydujemy o nowych trasach, chcemy wiedzieć, jak jeździsz i co przeszkadza. **Odpowiedź zajmuje około 5 minut** i jest anonimowa.\n\nOdpowiedzcie też, jeśli autobusem nie jeździcie: powiedzcie nam, dlaczego.',
  [
    section('jazda', 'Jak jeździsz', [
      single(
        'jak-czesto',
        'Jak często jeździsz autobusem po mieście?',
        [
          'codziennie=prawie codziennie',
          'tydzien=kilka razy w tygodniu',
          'miesiac=kilka razy w miesiącu',
          'rzadziej=rzadziej',
          'wcale=nie jeżdżę',
        ],
        { required: true },
      ),
      multiple(
        'po-co',
        'Dokąd jeździsz? Zaznacz najwyżej trzy.',
        [
          'praca=do pracy',
          'szkola=do szkoły',
          'lekarz=do lekarza lub szpitala',
          'zakupy=na zakupy i targ',
          'dworzec=na dworzec',
          'rodzina=do rodziny i znajomych',
          'inne=gdzie indziej…',
        ],
        { max: 3, ...RIDES },
      ),
      multiple(
        'czemu-nie',
        'Dlaczego nie jeździsz?',
        [
          'godziny=nie ma kursu wtedy, gdy potrzebuję',
          'daleko=przystanek jest za daleko',
          'auto=szybciej mi autem',
          'wsiadanie=trudno mi wsiąść',
          'nie-wiem=nie wiem, jak jeżdżą',
          'inne=z innego powodu…',
        ],
        { showWhen: { question: 'jak-czesto', chosen: 'wcale' } },
      ),
      number('pieszo', 'Ile minut idziesz do najbliższego przystanku?', { unit: 'min', max: 120, skips: ['unknown'] }),
    ]),
    section('ocena', 'Co myślisz o autobusach', [
      scale('calosc', 'Jak oceniasz autobusy w Hajnówce?', ['bardzo źle', 'bardzo dobrze'], { skips: ['unknown'] }),
      matrix(
        'rzeczy',
        'A jak oceniasz poszczególne rzeczy?',
        [
          'punktualnosc=punktualność',
          'godziny=godziny kursów',
          'przystanki=przystanki i wiaty',
          'informacja=rozkład i informacja',
          'kierowcy=kierowcy',
        ],
        RATINGS,
        RIDES,
      ),
    ]),
    section('zmiany', 'Co zmienić', [
      single(
        'wariant',
        'Który wariant tras jest najlepszy dla Ciebie?',
        [
          'dwie=dwie linie jak dziś, co 30 minut',
          'petla=jedna pętla przez wszystkie osiedla, co 25 minut',
          'telefon=jedna linia i autobus na telefon wieczorem i w niedziele',
        ],
        { skips: ['unknown'] },
      ),
      ranking(
        'kolejnosc',
        'Co jest najpilniejsze? Ułóż od najważniejszego.',
        [
          'szczyt=częściej rano i po południu',
          'niedziela=kursy w niedziele',
          'wieczor=kursy po 18:00',
          'szpital=przystanek przy wejściu do szpitala',
        ],
        { skips: ['unknown'] },
      ),
      budget(
        'punkty',
        'Masz 100 punktów. Podziel je między to, na co wydać pieniądze.',
        [
          'kursy=dodatkowe kursy',
          'wiaty=wiaty i ławki na przystankach',
          'niskie=autobusy niskopodłogowe',
          'tablice=czytelne rozkłady i tablice',
        ],
        { total: 100, step: 10, unit: 'pkt', skips: ['unknown'] },
      ),
      longText('poprawa', 'Co jeszcze poprawić? Napisz własnymi słowami.'),
      longText('tylko-nam', 'Czy coś utrudnia Ci jazdę, o czym chcesz powiedzieć tylko nam?', {
        visibility: 'private',
        hint: { pl: 'Przeczyta to tylko zespół urzędu. Na przykład zdrowie, wózek, opieka nad kimś.' },
      }),
    ]),
    aboutYou(),
  ],
  { thanks: { pl: 'Dziękujemy. Wyniki są na stronie ankiety, a wnioski w raporcie z konsultacji.' } },
)
