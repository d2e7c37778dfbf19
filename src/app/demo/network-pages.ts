/** The founding facts of the first network, in our own words (law and domain notes, 8.1). */
export const NETWORK_PAGES = [
  {
    title: 'Czym jest Sieć',
    body: `Regionalna Sieć Praktyków Partycypacji łączy osoby i instytucje z północno-wschodniej Polski, które prowadzą konsultacje, budżety obywatelskie i fundusze sołeckie albo pomagają mieszkańcom zabrać głos.

## Skąd się wzięła

Sieć powstała 4 marca 2016 roku na Forum Praktyków Konsultacji. Zaprosiła do niej Fundacja Laboratorium Badań i Działań Społecznych „SocLab” z Białegostoku. Na początku deklarację podpisało 13 osób.

## Dla kogo jest

Dla osób i instytucji: urzędów, organizacji pozarządowych, grup nieformalnych, uczelni i lokalnych liderów. Nie trzeba mieć wielkiego doświadczenia. Wystarczy chcieć robić to lepiej i dzielić się tym, co się udało, a co nie.

## Co nas łączy

- **Edukacja i informacja** o pięciu narzędziach: konsultacjach społecznych, budżecie obywatelskim, obywatelskiej inicjatywie uchwałodawczej, funduszu sołeckim i referendum lokalnym.
- **Standardy**: opinie i stanowiska w sprawie tego, jak konsultacje powinny wyglądać.
- **Rozmowa** o stanie aktywności obywatelskiej w regionie.`,
    titleEn: 'What the network is',
    bodyEn: `The Regional Network of Participation Practitioners brings together people and institutions of north-eastern Poland who run consultations, participatory budgets and village funds, or help residents to speak up.

## Where it comes from

The network began on 4 March 2016 at the Forum of Consultation Practitioners. It was started by the SocLab Foundation of Białystok. At first 13 people signed the declaration.

## For whom it is

For people and institutions: offices, associations, informal groups, universities and local leaders. Long experience is not needed. It is enough to want to do it better, and to share what worked and what did not.

## What we do together

- **Education and information** about five tools: public consultations, the participatory budget, the citizens' resolution initiative, the village fund and the local referendum.
- **Standards**: opinions and positions on how consultations should be run.
- **Debate** about the state of civic activity in the region.`,
  },
  {
    title: 'Jak działamy',
    body: `## Co robimy co roku

- Spotykamy się **co najmniej dwa razy w roku**.
- Wysyłamy newsletter **co najmniej sześć razy w roku**.
- Bierzemy udział w ogólnopolskim Forum Praktyków Partycypacji.

## Z czego korzystają członkowie

- Z **portalu konsultacyjnego**, który prowadzi Fundacja. Każdy urząd i każda organizacja prowadzi tu własne konsultacje, a mieszkańcy znajdują je w jednym miejscu.
- Z **Mapy Partycypacji**, na której pokazujemy swoje doświadczenia.
- Z rad innych praktyków: przy planowaniu, prowadzeniu i podsumowaniu konsultacji.

## Dokąd idziemy

Chcemy wspólnych działań i projektów, konkursu na najbardziej partycypacyjny samorząd, wspólnych konferencji, technologicznych laboratoriów partycypacji oraz opinii o prawie, które dotyczy mieszkańców.`,
    titleEn: 'How we work',
    bodyEn: `## Every year

- We meet **at least twice a year**.
- We send the newsletter **at least six times a year**.
- We take part in the national Forum of Participation Practitioners.

## What members use

- The **consultation portal**, run by the Foundation. Every office and every association runs its own consultations here, and residents find them in one place.
- The **Participation Map**, where we show our experience.
- Advice of other practitioners in planning, running and summing up consultations.

## Where we are going

Joint activities and projects, a contest for the most participatory local government, conferences, technology labs of participation, and opinions on the law that concerns residents.`,
  },
]
