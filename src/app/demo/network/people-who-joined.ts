import type { Tool } from '../../../modules/membership/index.ts'

/** A person of the demonstration network; everything about them is made up. */
export interface ToldPerson {
  name: string
  unitCode: string
  tools: Tool[]
  experience: string
  about: string
  offers?: string
  seeks?: string
  languages?: string[]
}

const person = (
  name: string,
  unitCode: string,
  tools: Tool[],
  about: string,
  experience: string,
  rest: Pick<ToldPerson, 'offers' | 'seeks' | 'languages'> = {},
): ToldPerson => ({ name, unitCode, tools, about, experience, ...rest })

/** Who signed at the Forum, on the first day. */
export const FOUNDERS: ToldPerson[] = [
  person(
    'Barbara Modrzewska',
    '2061011',
    ['consultations', 'referendum'],
    'Urbanistka. Tłumaczę rysunki planów na ludzki język.',
    'Konsultacje planów miejscowych od 2012 roku, także z makietą na rynku.',
    { offers: 'Poprowadzę warsztat: jak czytać plan miejscowy.', seeks: 'Kogoś, kto robi spacery badawcze z dziećmi.' },
  ),
  person(
    'Cezary Trzcina',
    '2061011',
    ['participatory-budget'],
    'Urzędnik miejski, od lat przy budżecie obywatelskim.',
    'Pierwszy budżet obywatelski w mieście, w zespole oceniającym.',
    { offers: 'Regulamin i karty oceny do wzięcia.', languages: ['en'] },
  ),
  person(
    'Dorota Jaćwieska',
    '2063011',
    ['consultations'],
    'Animatorka z Suwałk.',
    'Spotkania z mieszkańcami o zagospodarowaniu bulwarów.',
  ),
  person(
    'Eryk Biebrzański',
    '2001011',
    ['consultations', 'other'],
    'Bibliotekarz. W bibliotece każdy może wysłać uwagę.',
    'E-konsultacje w małym mieście, z punktem w bibliotece.',
    { offers: 'Pokażę, jak urządzić punkt konsultacyjny.', languages: ['be', 'pl'] },
  ),
  person(
    'Felicja Narewska',
    '2005011',
    ['initiative'],
    'Prawniczka społeczna.',
    'Trzy inicjatywy uchwałodawcze, dwie zakończone uchwałą.',
    { offers: 'Sprawdzę projekt uchwały i listę podpisów.' },
  ),
  person(
    'Gabriel Sokólski',
    '2002093',
    ['village-fund'],
    'Trener sołtysów.',
    'Szkolenia dla sołtysów o funduszu sołeckim.',
    { offers: 'Szkolenie na zebraniu wiejskim, dojadę.', seeks: 'Partnera do poradnika o funduszu.' },
  ),
  person(
    'Hanna Mazurska',
    '2805011',
    ['participatory-budget', 'consultations'],
    'Badaczka, liczę frekwencję i pytam, czego nie widać w liczbach.',
    'Ewaluacja dwóch edycji budżetu.',
    { offers: 'Ankieta ewaluacyjna z instrukcją.', languages: ['en', 'de'] },
  ),
  person('Ireneusz Kurpiewski', '1461011', ['consultations'], 'Moderator debat.', 'Debaty o komunikacji miejskiej.', {
    seeks: 'Tłumaczki języka migowego na debatę.',
    languages: ['pjm'],
  }),
]

/** Who joined later, in order; spread over the years since. */
export const LATER: ToldPerson[] = [
  person(
    'Jolanta Wigierska',
    '2063011',
    ['village-fund'],
    'Sołtyska znad jeziora.',
    'Osiem lat funduszu w sołectwie nad jeziorem.',
    { offers: 'Opowiem, jak zebranie wybiera przedsięwzięcia bez kłótni.' },
  ),
  person('Karol Supraski', '2002093', ['consultations'], 'Architekt krajobrazu.', 'Warsztaty o rynku i zieleni.', {
    offers: 'Makieta parku na warsztat, wypożyczę.',
    seeks: 'Gminy, która chce zrobić plac z mieszkańcami.',
  }),
  person('Lidia Pogańska', '2009011', ['other'], 'Opiekunka młodzieżowej rady.', 'Młodzieżowa rada miasta.', {
    seeks: 'Innych młodzieżowych rad, do wspólnego spotkania.',
    languages: ['lt'],
  }),
  person(
    'Mirosław Ełcki',
    '2805011',
    ['participatory-budget'],
    'Koordynator budżetu.',
    'Koordynacja budżetu obywatelskiego.',
  ),
  person(
    'Natalia Romińska',
    '2818033',
    ['consultations', 'village-fund'],
    'Pracuję w gminie, jeżdżę po wsiach.',
    'Konsultacje w 30 sołectwach.',
    { offers: 'Wzór ankiety, którą da się wypełnić na stojąco.', languages: ['de'] },
  ),
  person('Oskar Leśny', '2005011', ['initiative'], 'Działam na rzecz drzew.', 'Komitet inicjatywy w sprawie alei.'),
  person('Patrycja Łomżyńska', '2062011', ['consultations'], 'Socjolożka.', 'Ankiety z mieszkańcami osiedli.', {
    offers: 'Sprawdzę pytania ankiety, zanim pójdą w świat.',
    languages: ['en', 'uk'],
  }),
  person('Radosław Gryka', '2002143', ['village-fund'], 'Sołtys od trzech kadencji.', 'Sołtys, trzy kadencje.', {
    offers: 'Wspólny wyjazd do naszej świetlicy.',
  }),
  person(
    'Stefania Bużańska',
    '0661011',
    ['consultations', 'participatory-budget'],
    'Nauczycielka.',
    'Budżet zielony dla szkół.',
    { offers: 'Scenariusz lekcji o budżecie klasowym.', languages: ['uk'] },
  ),
  person(
    'Tadeusz Czarna',
    '2061011',
    ['referendum'],
    'Obserwator referendów.',
    'Obserwacja dwóch referendów lokalnych.',
  ),
  person('Urszula Netta', '2001011', ['consultations'], 'Sąsiadka parku.', 'Konsultacje parku nad rzeką.', {
    seeks: 'Rady, jak rozmawiać o wycince.',
  }),
  person('Wiktor Pisański', '2805011', ['other'], 'Prowadzę panele.', 'Panele z młodzieżą.', {
    offers: 'Losowanie panelu, krok po kroku.',
  }),
  person(
    'Zuzanna Krynicka',
    '2061011',
    ['consultations', 'initiative'],
    'Badaczka udziału mieszkańców.',
    'Badania udziału mieszkańców.',
    { offers: 'Wywiady po konsultacjach.', languages: ['en'] },
  ),
  person('Adam Wasilkowski', '2002143', ['participatory-budget'], 'Pracownik gminy.', 'Zespół budżetu obywatelskiego.'),
  person('Bożena Szelment', '2063011', ['village-fund', 'other'], 'Liderka odnowy wsi.', 'Grupa odnowy wsi.', {
    offers: 'Spacer po zielonej sali wiejskiej.',
    seeks: 'Projektu na wspólny plac zabaw.',
  }),
  person('Czesław Marycha', '2009011', ['consultations'], 'Inżynier drogowy.', 'Spotkania o drodze wojewódzkiej.', {
    languages: ['lt'],
  }),
  person(
    'Danuta Pisa',
    '1461011',
    ['participatory-budget'],
    'Wolontariuszka, uczę seniorów głosować.',
    'Promocja głosowania wśród seniorów.',
    { offers: 'Ulotka dużą czcionką, do druku.' },
  ),
]
