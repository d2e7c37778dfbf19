import { accepted, draftOf, forVerifying, rejected, type StoryRemark } from '../story.ts'
import { LIGHT } from './park-remarks.ts'

/** Remarks of the second half of the time. */
export const LATER_PARK_REMARKS: StoryRemark[] = [
  {
    text: 'Proszę, nie koście wszystkiego do gołej ziemi. Łąka przy rzece była pełna trzmieli, a w czerwcu przyjechała kosiarka i po wszystkim. Koszenie raz w roku wystarczy i jest taniej.',
    by: 'Biolożka',
    point: [22.9795, 53.8455],
    who: ['25-34', 'woman'],
    answer: accepted(
      'Łąkę nad rzeką będziemy kosić raz w roku, po 15 września, w trzech częściach. Zaczynamy od razu, nie czekając na remont.',
      'Zmiana planu utrzymania zieleni',
    ),
  },
  {
    text: 'Zróbcie grill. Wszędzie w Europie są murowane grille w parkach.',
    who: ['25-34', 'man'],
    answer: rejected(
      'Grille potrzebują odstępu od drzew, którego w tym parku nie ma: od alei lip do wody jest 28 metrów. Straż pożarna odradziła nam każde z czterech możliwych miejsc. Murowane grille są przy plaży miejskiej.',
    ),
  },
  {
    text: 'I don’t speak Polish well, but I walk here every day with my baby. Please make the path good for a pram and put some light near the bridge. Thank you!',
    by: 'Olena',
    who: ['25-34', 'woman'],
    answer: LIGHT,
  },
  {
    text: 'Woda pitna! Jedno poidełko, z dołem dla psa. Kosztuje tyle co trzy ławki.',
    by: 'Biegacz',
    who: ['35-44', 'man'],
    answer: accepted(
      'Poidełko z kranem do butelek i miską dla psów stanie przy placu zabaw, gdzie i tak doprowadzamy wodę.',
      'Wytyczne, punkt 9',
    ),
  },
  {
    text: 'Jak będzie remont, to proszę etapami, żeby nie zamykać całego parku na dwa lata. Codziennie tędy chodzę do pracy.',
    by: 'Iza',
    answer: accepted(
      'Roboty podzielimy na trzy etapy i zawsze jedno przejście od mostu do osiedla będzie otwarte.',
      'Warunek w umowie z wykonawcą',
    ),
  },
  {
    text: 'Jako osoba słabowidząca proszę o kontrastowe krawędzie schodów przy moście i o to, żeby ławki i kosze nie stały na środku ścieżki. Dobre oświetlenie też mi pomaga, ale lampy nie mogą oślepiać.',
    by: 'Jerzy',
    who: ['60-74', 'man'],
    channel: 'email',
    answer: forVerifying(
      accepted(
        'Stopnie dostaną kontrastowe krawędzie, a wyposażenie stanie na poszerzeniach poza pasem ruchu. Lampy będą miały klosze bez olśnienia.',
        'Wytyczne, punkty 2, 4 i 6',
      ),
    ),
  },
  { text: 'Po co pytacie, jak i tak zrobicie po swojemu? W sprawie rynku też pytaliście.', who: ['45-59', 'man'] },
  {
    text: 'Więcej koszy z segregacją i popielniczką. Niedopałki są wszędzie, nawet w piaskownicy.',
    by: 'Paulina',
    who: ['25-34', 'woman'],
  },
  {
    text: 'Wnosimy o pozostawienie budek lęgowych i o nasadzenia krzewów, w których gniazdują pokrzewki i rudziki: głóg, dereń, kalina. W załączeniu mogliśmy przekazać listę 31 gatunków ptaków obserwowanych w parku w tym roku, chętnie oprowadzimy projektanta.',
    organisation: 'Augustowskie Koło Przyrodników (przykład)',
    channel: 'email',
    answer: draftOf(
      accepted(
        'Budki zostają, a rodzime krzewy z listy Koła wpiszemy do wytycznych nasadzeń. Zapraszamy Koło na wizję z projektantem.',
        'Wytyczne, punkt 10',
      ),
    ),
  },
  {
    text: 'Stoły do szachów i do ping-ponga. Betonowe, takich nie ukradną.',
    by: 'Zenon',
    channel: 'meeting',
    who: ['60-74', 'man'],
  },
  {
    text: 'Mieszkam naprzeciwko. Boję się, że jak zrobicie miejsce dla młodzieży pod oknami, to skończy się spanie. Proszę je dać od strony śluzy albo przy moście, byle nie od Portowej.',
    by: 'Mieszkanka z Portowej',
    point: [22.9789, 53.8424],
    who: ['60-74', 'woman'],
  },
  {
    text: 'Na spacerze mówiłam, piszę jeszcze raz, żeby nie zginęło: schody do wody. Szerokie, drewniane, żeby usiąść i zamoczyć nogi.',
    by: 'Agata',
    point: [22.9774, 53.845],
    channel: 'meeting',
    who: ['35-44', 'woman'],
  },
  {
    text: 'Popieram schody do wody, ale z poręczą, bo teraz z psem ledwo schodzę i raz już tam leżałem.',
    by: 'Leszek',
    who: ['60-74', 'man'],
  },
  { text: 'Monitoring. Bez kamer nowe ławki wytrzymają do pierwszej osiemnastki.', who: ['45-59', 'man'] },
  {
    text: 'Kamery w parku to zły pomysł. Lepiej światło i ludzie, wtedy jest bezpiecznie. Nie chcę być nagrywana, jak karmię kaczki.',
    by: 'Zosia',
    who: ['16-24', 'woman'],
  },
  {
    text: 'Kaczek nie karmić chlebem! Proszę o tablicę i automat z ziarnem, jak w innych miastach.',
    by: 'Hubert, lat 9 (z mamą)',
    who: ['under-16', 'man'],
  },
  {
    text: 'Proponuję ogród deszczowy przy parkingu urzędu, woda po każdej ulewie płynie do parku i wymywa ścieżkę.',
    quotation: '0,7 km asfaltu w złym stanie',
    by: 'inż. sanitarny na emeryturze',
    point: [22.9788, 53.8419],
    who: ['60-74', 'man'],
  },
  {
    text: 'Wszystko fajnie, tylko gdzie zaparkować? W sobotę nie ma szans. Może kawałek trawnika od Nowomiejskiej przeznaczyć na parking, i tak nikt tam nie chodzi.',
    who: ['35-44', 'man'],
    answer: rejected(
      'W parku nie powstanie parking, napisaliśmy o tym w ogłoszeniu jako o sprawie rozstrzygniętej. Trzy minuty pieszo od mostu jest 120 bezpłatnych miejsc przy targowisku; postawimy znaki, które tam kierują.',
    ),
  },
  {
    text: 'Chcemy miejsca, gdzie można posiedzieć w kilka osób i nikt nas nie wygania. Nie na placu zabaw, nie pod blokiem. Zadaszone, bo pada. Gniazdko i wifi byłoby super, ale nie musi być.',
    by: 'klasa 2b',
    channel: 'meeting',
    who: ['16-24', 'no-answer'],
  },
  {
    text: 'Prosimy o przedłużenie spotkania albo drugie, w sobotę. O 17 pracuję na zmianie.',
    by: 'Pielęgniarka',
    who: ['35-44', 'woman'],
    answer: accepted(
      'Dodajemy dyżur w sobotę po spotkaniu, w godzinach 10–13, w bibliotece.',
      'Nowy termin w harmonogramie',
    ),
  },
  {
    text: 'Nie wycinajcie wierzb nad wodą. Że stare i spróchniałe? W tych dziuplach mieszkają puszczyki.',
    by: 'Nocny spacerowicz',
  },
  {
    text: 'Altana z miejscem na koncert unplugged, prąd z gniazdka na kod z urzędu. Mamy zespół i gramy w garażu.',
    by: 'Zespół z garażu',
    who: ['16-24', 'man'],
  },
  {
    text: 'Ja tylko dziękuję, że ktoś pyta. Byłam na spacerze z wnuczką, dawno się tak nie nagadałam. I żeby był zdrój z wodą, o tym zapomniałam powiedzieć.',
    by: 'Krystyna',
    who: ['60-74', 'woman'],
  },
  {
    text: 'Tablice o historii kanału i Netty, po polsku i po angielsku, z alfabetem Braille’a. Turyści pytają mnie w kiosku o wszystko, ja nie wiem.',
    by: 'Pani z kiosku',
    channel: 'paper',
    who: ['45-59', 'woman'],
  },
  {
    text: 'Proszę sprawdzić, czy da się zrobić ślizgawkę zimą. Kiedyś wylewali na trawniku i było życie do marca.',
    by: 'Waldek',
    who: ['45-59', 'man'],
  },
  {
    text: 'Treść do sprawdzenia przez moderatora: proszę o kontakt pana, który na spotkaniu obiecał mi odpowiedź, podał nazwisko i numer.',
    waits: true,
  },
]
