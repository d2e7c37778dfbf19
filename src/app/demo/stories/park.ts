import type { Calendar } from '../calendar.ts'
import { PARK_PLAN } from '../drawings.ts'
import type { Story } from '../story.ts'
import { EARLIER_PARK_REMARKS } from './park-remarks.ts'
import { LATER_PARK_REMARKS } from './park-remarks-later.ts'

export const park = (calendar: Calendar): Story => ({
  organisation: 'augustow',
  unitCode: '2001011',
  title: 'Park nad Nettą: co zmienić, a co zostawić?',
  summary:
    'Miasto chce odnowić park nad Nettą między mostem a śluzą. Powiedz, co w nim lubisz, co Ci przeszkadza i czego brakuje, zanim powstanie projekt.',
  topic: 'greenery',
  plainLanguage: `Park nad rzeką Nettą jest stary. Ławki są połamane, ścieżki są nierówne, wieczorem jest ciemno.

Miasto ma pieniądze na remont. Chcemy wiedzieć, co zrobić.

- Park zostaje parkiem. Nie będzie tu bloków ani parkingu.
- Nie wiemy jeszcze, gdzie będą ścieżki, ławki i lampy. O tym możesz zdecydować z nami.
- Napisz, zadzwoń albo przyjdź na spacer.

Każdą uwagę przeczytamy i na każdą odpowiemy.`,
  purpose:
    'Chcemy poznać potrzeby osób, które z parku korzystają, i ustalić z nimi wytyczne dla projektanta: układ ścieżek, oświetlenie, miejsca do siedzenia, zabawy i sportu oraz to, co ma zostać nietknięte.',
  description: `Park nad Nettą ma 3,4 hektara i leży między mostem drogowym a śluzą. Ostatni raz urządzano go w latach 80. Rośnie w nim 212 drzew, w tym aleja lip posadzona około 1930 roku.

## Co już wiemy

W czerwcu policzyliśmy osoby w parku: w dzień powszedni przechodzi przez niego około 900 osób, w pogodną sobotę ponad 2 tysiące. Najwięcej osób idzie na skróty od mostu do przystanku, po trawie. Po zmroku w parku nie ma prawie nikogo.

## Co będzie dalej

1. Zbieramy uwagi i spotykamy się w parku.
2. Na każdą uwagę odpowiadamy i ogłaszamy raport.
3. Raport staje się częścią zamówienia na projekt. Projektant dostaje go razem z mapą Waszych uwag.
4. Gotową koncepcję pokażemy jeszcze raz, zanim ruszy budowa.

Na remont zarezerwowaliśmy 4,2 mln zł, w tym 2,9 mln zł dotacji.`,
  areaWords: 'park między mostem drogowym a śluzą, z bulwarem i placem zabaw',
  legalBasis:
    'Art. 5a ust. 1 ustawy z 8 marca 1990 r. o samorządzie gminnym oraz uchwała Rady Miejskiej w sprawie zasad i trybu konsultacji społecznych',
  organ: 'Burmistrz Miasta Augustowa',
  runningUnit: 'Wydział Inwestycji i Zieleni Miejskiej, pokój 12',
  orderingAct: `Zarządzenie nr 214/${calendar.year(-24)} Burmistrza Miasta Augustowa (przykład)`,
  addressees:
    'Mieszkańcy i mieszkanki Augustowa w każdym wieku, osoby prowadzące w pobliżu działalność, organizacje, szkoły oraz wszyscy, którzy z parku korzystają.',
  openScope:
    'Układ i nawierzchnia ścieżek, oświetlenie, ławki i stoły, plac zabaw, miejsce dla młodzieży, dostęp do wody, toaleta, wybieg dla psów, nowe nasadzenia, zasady korzystania z parku.',
  closedScope:
    'Park pozostaje parkiem: nie powstanie tu zabudowa ani parking. Aleja lip jest chroniona. Budżet 4,2 mln zł i termin rozliczenia dotacji są ustalone.',
  contact: { name: 'Tomasz Olszyński, koordynator konsultacji' },
  days: { drafted: -30, announced: -18, opens: -16, closes: 12, reportDue: 42, decided: -2 },
  settings: { secondAcceptance: false, decisionsPublic: 'at-once' },
  stages: [
    { kind: 'announcement', title: 'Ogłoszenie konsultacji', starts: calendar.workday(-18, '08:00') },
    {
      kind: 'collecting',
      title: 'Zbieranie uwag',
      description: 'Przez internet, na papierze, telefonicznie i osobiście.',
      starts: calendar.at(-16, '00:00'),
      ends: calendar.end(12),
    },
    {
      kind: 'walk',
      title: 'Spacer po parku',
      description:
        'Obejrzymy park od mostu do śluzy i zaznaczymy na mapie, co zmienić, a co zostawić. Dzieci mile widziane, będzie herbata.',
      starts: calendar.workday(-7, '16:30'),
      ends: calendar.workday(-7, '18:30'),
      place: 'wejście do parku od strony mostu',
      accessibility: 'Trasa bez schodów, ławki co 150 metrów. Tłumaczka języka migowego na miejscu.',
    },
    {
      kind: 'workshop',
      title: 'Warsztat z młodzieżą',
      description: 'Uczniowie i uczennice szkół średnich rysują swoje miejsce w parku.',
      starts: calendar.workday(-3, '10:00'),
      ends: calendar.workday(-3, '12:30'),
      place: 'Miejski Dom Kultury, sala 4 (parter)',
    },
    {
      kind: 'meeting',
      title: 'Spotkanie otwarte',
      description: 'Pokażemy mapę zebranych uwag i porozmawiamy o sprawach, w których jesteście podzieleni.',
      starts: calendar.workday(5, '17:00'),
      ends: calendar.workday(5, '19:00'),
      place: 'Miejska Biblioteka Publiczna, czytelnia na parterze',
      accessibility: 'Wejście bez progów, pętla indukcyjna, kącik zabaw z opieką.',
    },
    { kind: 'analysis', title: 'Analiza uwag i odpowiedzi', starts: calendar.at(13, '00:00'), ends: calendar.end(41) },
    { kind: 'report', title: 'Raport z konsultacji', starts: calendar.workday(42, '12:00') },
    {
      kind: 'effects',
      title: 'Koncepcja parku',
      description: 'Pokażemy projekt i powiemy, co z uwag w nim jest.',
      displayedDate: 'jesień przyszłego roku',
    },
  ],
  documents: [
    {
      title: 'Park dziś: schemat',
      description: 'Rysunek parku z numerami miejsc, o których często mówicie.',
      plainSummary:
        'Na rysunku jest rzeka, aleja lip, plac zabaw, przystań kajakowa i skrót, którym chodzi najwięcej osób.',
      days: -18,
      file: { kind: 'drawing', name: 'park-schemat.png', svg: PARK_PLAN },
    },
    {
      title: 'Park nad Nettą: co o nim wiemy',
      description: 'Pomiary ruchu, spis drzew i stan wyposażenia.',
      plainSummary: 'Policzyliśmy ludzi, drzewa, ławki i lampy. Działa co druga lampa.',
      days: -18,
      file: {
        kind: 'pdf',
        name: 'park-diagnoza.pdf',
        subtitle: 'Diagnoza przed konsultacjami',
        blocks: [
          { kind: 'heading', level: 1, text: 'Kto korzysta z parku' },
          {
            kind: 'paragraph',
            text: 'W czerwcu przez dwa dni liczyliśmy osoby wchodzące do parku. W dzień powszedni było ich 912, w sobotę 2143. Co trzecia osoba szła skrótem od mostu do przystanku.',
          },
          {
            kind: 'table',
            caption: 'Osoby w parku w ciągu doby',
            columns: [
              { header: 'Pora', rowHeader: true, width: 2 },
              { header: 'Dzień powszedni', align: 'right' },
              { header: 'Sobota', align: 'right' },
            ],
            rows: [
              ['6:00–10:00', '214', '187'],
              ['10:00–14:00', '251', '702'],
              ['14:00–18:00', '338', '889'],
              ['18:00–22:00', '104', '351'],
              ['22:00–6:00', '5', '14'],
            ],
          },
          { kind: 'heading', level: 1, text: 'Drzewa' },
          {
            kind: 'paragraph',
            text: 'W parku rośnie 212 drzew: 61 lip, 44 olsze, 38 klonów, 29 wierzb i 40 innych. Dendrolog ocenił 9 drzew jako zagrażające bezpieczeństwu; pozostałe mogą i powinny zostać.',
          },
          { kind: 'heading', level: 1, text: 'Wyposażenie' },
          {
            kind: 'list',
            items: [
              '48 ławek, z czego 21 uszkodzonych',
              '36 latarni, działa 19',
              'plac zabaw z 1998 roku, bez urządzeń dla dzieci z niepełnosprawnościami',
              'brak toalety i wody pitnej',
              '1,9 km ścieżek, z czego 0,7 km asfaltu w złym stanie',
            ],
          },
        ],
      },
    },
    {
      title: 'Formularz papierowy uwagi',
      description: 'Do wydruku. Leży też w bibliotece, w przychodni i w sklepie przy moście.',
      days: -17,
      file: {
        kind: 'docx',
        name: 'formularz-uwagi.docx',
        blocks: [
          {
            kind: 'paragraph',
            text: 'Napisz, co zmienić, a co zostawić w parku nad Nettą. Nie musisz się podpisywać. Formularz wrzuć do skrzynki w bibliotece albo przynieś do urzędu.',
          },
          {
            kind: 'keyValues',
            pairs: [
              { key: 'Miejsce w parku', value: '…………………………………' },
              { key: 'Moja uwaga', value: '…………………………………' },
              { key: 'Podpis, jeśli chcesz (do 40 znaków)', value: '…………………………………' },
            ],
          },
        ],
      },
    },
  ],
  announcedIn: [
    { kind: 'bip', place: 'Biuletyn Informacji Publicznej', days: -18 },
    { kind: 'website', place: 'strona internetowa miasta', days: -18 },
    { kind: 'board', place: 'tablica w urzędzie i 6 tablic przy wejściach do parku', days: -17 },
    { kind: 'press', place: 'tygodnik lokalny, strona 3', days: -14 },
    { kind: 'letter', place: 'ulotki do 1400 skrzynek w okolicy parku', days: -13 },
  ],
  updates: [
    {
      days: -6,
      title: 'Byliśmy na spacerze: 41 osób i pies Maks',
      body: `Dziękujemy! Przeszliśmy park od mostu do śluzy. Najdłużej rozmawialiśmy przy dawnej przystani. Wszystkie uwagi ze spaceru spisaliśmy i są już na liście.

Zgodziliśmy się co do dwóch rzeczy: **lipy zostają** i **musi być jaśniej**. Co do wybiegu dla psów zdania są podzielone – napisz, co myślisz.`,
    },
    {
      days: -3,
      title: 'Uczniowie narysowali swoje miejsce',
      body: 'Na warsztacie było 28 osób z trzech szkół. Trzy grupy niezależnie narysowały to samo: zadaszone miejsce do siedzenia w kręgu, blisko wody i z dala od placu zabaw. Rysunki zobaczysz na spotkaniu w bibliotece.',
    },
  ],
  remarks: [...EARLIER_PARK_REMARKS, ...LATER_PARK_REMARKS],
})
