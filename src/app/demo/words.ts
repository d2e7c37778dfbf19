import type { Said } from '../../modules/consultations/index.ts'
import { mailOf } from './organisations.ts'
import type { Story } from './story.ts'

interface Office {
  name: string
  address: string
  mailbox: string
  phone: string
}

/** Every other way to be heard, as an announcement says it. */
export const howToSubmit = ({ name, address, mailbox, phone }: Office, unit: string) =>
  `Możesz też:

- wysłać e-mail na adres ${mailOf(mailbox)},
- wysłać list lub zostawić go w kancelarii: ${name}, ${address} (liczy się dzień, w którym list do nas dotrze),
- przyjść i powiedzieć nam to osobiście, spiszemy protokół: ${unit}, od poniedziałku do piątku w godzinach 8:00–15:00, w czwartki do 17:00,
- zadzwonić: ${phone}.

Nie wymagamy podpisu ani numeru PESEL.`

export const accessibilityOf = (phone: string) =>
  `Na spotkania można wejść bez schodów, jest miejsce na wózek i toaleta dostosowana. Jeśli potrzebujesz tłumacza języka migowego, pętli indukcyjnej, opieki nad dzieckiem albo dokumentów w innej postaci, daj znać co najmniej 3 dni wcześniej: ${phone}.`

/** What art. 13 of the GDPR asks to be said. */
export const privacyNotice = ({ name, address, mailbox }: Office, organ: string) =>
  `**Administratorem** danych jest ${organ} (${name}, ${address}). Z inspektorem ochrony danych skontaktujesz się pod adresem ${mailOf(mailbox)}.

**Po co i na jakiej podstawie.** Zbieramy uwagi, żeby przeprowadzić konsultacje i przygotować raport (art. 6 ust. 1 lit. e RODO). Podpis i e-mail podajesz, jeśli chcesz; e-mail służy tylko do powiadomień o Twojej uwadze i można z nich zrezygnować w każdej chwili.

**Co będzie widać.** Treść uwagi i podpis, jeśli go podasz. Nazwisk osób prywatnych z listów, adresów i telefonów nie publikujemy.

**Jak długo.** Adresy e-mail usuwamy po ogłoszeniu efektów konsultacji, pozostałe dane po 5 latach, zgodnie z instrukcją kancelaryjną.

**Twoje prawa.** Dostęp do danych, sprostowanie, ograniczenie przetwarzania, sprzeciw oraz skarga do Prezesa Urzędu Ochrony Danych Osobowych.`

/** What a team says of itself by the Canon: everybody that the decision is open, larger offices also the rest. */
export function canonOf({ organ, remarks = [] }: Pick<Story, 'organ' | 'remarks'>) {
  const said = new Map<string, Said>([
    ['decision-open', { declared: true, note: `Decyzję podejmie ${organ} po raporcie z konsultacji.` }],
    ['no-plebiscite', { declared: true, note: 'Liczą się argumenty. Każdy dostanie odpowiedź.' }],
  ])
  if (remarks.length > 20) {
    said.set('cost', { declared: true, note: 'Około 2 400 zł: plakaty, sala, poczęstunek, tłumacz języka migowego.' })
  }
  return said
}
