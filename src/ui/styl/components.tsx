import { BarChart, LineChart, StackedBar } from '../charts/charts.tsx'
import { Banner, Details, Dialog, Notice, PlainLanguage } from '../feedback/feedback.tsx'
import { ActButton, SubmitButton } from '../forms/form.tsx'
import { Icon, iconNames } from '../icons/icon.tsx'
import { Actions, Box, Section } from '../layout/parts.tsx'
import { ButtonLink, Link } from '../links.tsx'
import { Card, CardGrid, Decision, EntryCard, Tag } from '../lists/cards.tsx'
import { EmptyState, FileList, KeyValues, Pager, Progress, Stats, Steps, Tabs } from '../lists/lists.tsx'
import { Table } from '../lists/table.tsx'
import { MapFrame } from '../map/map-frame.tsx'
import { RichText } from '../rich-text/rich-text.tsx'
import { Share } from '../sharing/share.tsx'
import { themeTokens } from '../styles/tokens.ts'
import { Timeline } from '../timeline/timeline.tsx'
import { useView } from '../view.ts'
import { reading, remarks, stages } from './sample.ts'

export function ColoursSection() {
  const { theme } = useView()
  const tokens = Object.entries(themeTokens(theme === 'auto' ? 'light' : theme))
  return (
    <Section title="Kolory" id="kolory">
      <ul class="ui-swatches">
        {tokens.map(([name, colour]) => (
          <li key={name}>
            <svg viewBox="0 0 10 10" aria-hidden="true">
              <rect fill={colour} width="10" height="10" />
            </svg>
            {name}
          </li>
        ))}
      </ul>
    </Section>
  )
}

export function WordsSection() {
  return (
    <Section title="Pismo i odnośniki" id="pismo" count="zażółć gęślą jaźń 0123456789">
      <p class="ui-lead">Miasto chce odnowić park między śluzą a mostem. Drzewa zostają.</p>
      <h3>Nagłówek trzeciego stopnia</h3>
      <p>
        Zwykły tekst z <Link href="/konsultacje">odnośnikiem</Link>, <em>pochyleniem</em> i{' '}
        <strong>wyróżnieniem</strong>.
      </p>
      <RichText markdown={reading} level={3} />
      <Actions>
        <ButtonLink href="/uwaga">Napisz, co o tym myślisz</ButtonLink>
        <ButtonLink href="/mapa" variant="secondary" icon="map-pin">
          Zaznacz na mapie
        </ButtonLink>
        <ButtonLink href="/cicho" variant="quiet">
          Pomiń ten krok
        </ButtonLink>
        <SubmitButton variant="danger" icon="trash-2">
          Usuń na zawsze
        </SubmitButton>
        <ActButton action="/obserwuj" icon="bell">
          Obserwuj
        </ActButton>
      </Actions>
    </Section>
  )
}

export function FeedbackSection() {
  return (
    <Section title="Komunikaty" id="komunikaty">
      <Banner>Jutro od 20:00 do 21:00 portal będzie niedostępny.</Banner>
      <Notice>Uwagi można zmieniać do 4 grudnia, 23:59.</Notice>
      <Notice kind="success" title="Uwaga jest u nas">
        <p>
          Numer: WIEC-2026-000412. <Link href="/uwagi/1">Zobacz ją</Link>
        </p>
      </Notice>
      <Notice kind="warning">Do terminu odpowiedzi komisji zostały 2 dni.</Notice>
      <Notice kind="problem" title="Nie wczytaliśmy pliku">
        <p>W wierszu 12 brakuje treści. Popraw plik i wczytaj go jeszcze raz.</p>
      </Notice>
      <PlainLanguage>
        <p>Miasto odnawia park. Możesz powiedzieć, co jest potrzebne. Nie musisz się logować.</p>
      </PlainLanguage>
      <Details summary="Jak liczymy podobne uwagi">
        <p>Porównujemy podstawowe formy wyrazów. O połączeniu decyduje człowiek.</p>
      </Details>
      <Dialog id="jak-glosowac" opener="Jak to działa?" title="Jak to działa">
        <p>Piszesz, urząd odpowiada, raport widzą wszyscy.</p>
      </Dialog>
      <Progress label="Wczytujemy uwagi z pliku" done={412} of={1735} text="412 z 1735 wierszy" />
      <Progress label="Liczymy podobne uwagi" done={0} />
      <EmptyState
        title="Tu pojawią się uwagi mieszkańców"
        icon="message-square"
        action={<ButtonLink href="/uwaga">Napisz pierwszą uwagę</ButtonLink>}
      >
        <p>Nikt jeszcze nic nie napisał.</p>
      </EmptyState>
    </Section>
  )
}

export function CardsSection() {
  const cards = [
    <Card
      key="1"
      title="Park nad Nettą: co zmienić, a co zostawić?"
      href="/konsultacje/park"
      tag={{ kind: 'open', children: 'Trwa, jeszcze 12 dni' }}
      meta="Augustów · konsultacje społeczne"
      footer="128 uwag · spotkanie 3 grudnia"
    />,
    <Card
      key="2"
      title="Plan ogólny gminy Zabłudów"
      href="/konsultacje/plan"
      tag={{ kind: 'warning', children: 'Trwa, ostatni dzień' }}
      meta="Zabłudów · plan ogólny · 3 formy"
      footer="412 uwag · punkt konsultacyjny w sobotę"
    />,
    <Card
      key="3"
      title="Budżet obywatelski Ełku 2027"
      href="/budzety/elk"
      tag={{ kind: 'soon', children: 'Głosowanie od 1 grudnia' }}
      meta="Ełk · budżet obywatelski · 2,4 mln zł"
      footer="63 projekty na liście"
    />,
    <Card
      key="4"
      title="Nowe trasy autobusów w Hajnówce"
      href="/konsultacje/autobusy"
      tag={{ kind: 'reported', children: 'Raport opublikowany' }}
      meta="Hajnówka · 241 uwag"
      footer="92 uwzględnione, 61 częściowo"
    />,
    <Card
      key="5"
      title="Ścieżka rowerowa nad jeziorem"
      href="/konsultacje/sciezka"
      tag={{ kind: 'closed', children: 'Zakończone' }}
      meta="Giżycko"
    />,
  ]
  return (
    <Section title="Karty" id="karty" more={<Link href="/konsultacje">Wszystkie konsultacje (14)</Link>}>
      <CardGrid label="Pięć kart">{cards}</CardGrid>
      <Section title="Cztery karty" level={3}>
        <CardGrid>{cards.slice(0, 4)}</CardGrid>
      </Section>
      <Section title="Stany" level={3}>
        <p class="ui-tags">
          <Tag kind="open">Trwa – uwagi do 4 grudnia 2026, 23:59</Tag>
          <Tag kind="soon">Od 1 grudnia</Tag>
          <Tag kind="closed">Zakończone</Tag>
          <Tag kind="reported">Raport opublikowany</Tag>
          <Tag kind="warning">Ostatni dzień</Tag>
          <Tag kind="problem">Po terminie</Tag>
          <Tag kind="draft">Wersja robocza</Tag>
          <Tag kind="done">Zaakceptowane</Tag>
          <Tag>Przykład</Tag>
        </p>
      </Section>
    </Section>
  )
}

export function EntriesSection() {
  return (
    <Section title="Uwagi" id="uwagi" count="128 uwag, 37 z odpowiedzią">
      <EntryCard
        id="uwaga-412"
        author="Ela"
        when="12 listopada"
        href="/uwagi/412"
        meta="WIEC-2026-000412 · przez stronę"
        answer={
          <Decision kind="accepted" word="Uwzględniliśmy." meta="Zmiana: rysunek 3, wersja 2">
            <p>Dodajemy 9 ławek z oparciami i podłokietnikami wzdłuż kanału, co 60 m.</p>
          </Decision>
        }
        actions={
          <Link href="/zgloszenia/412" icon="flag">
            Zgłoś naruszenie
          </Link>
        }
      >
        <p>Proszę o więcej ławek z oparciem od strony kanału. Starsze osoby nie mają gdzie odpocząć.</p>
      </EntryCard>
      <EntryCard
        author="Mieszkaniec ul. Portowej"
        when="11 listopada"
        meta="WIEC-2026-000398 · list · 23 podobne uwagi"
        tags={[{ kind: 'warning', children: 'Po terminie' }]}
        answer={
          <Decision kind="rejected" word="Nie uwzględniliśmy.">
            <p>Parking zostaje, bo zastępuje 40 miejsc likwidowanych przy śluzie.</p>
          </Decision>
        }
      >
        <p>Nie zgadzamy się na parking od strony plaży miejskiej.</p>
      </EntryCard>
      <Decision kind="partly" word="Uwzględniliśmy częściowo.">
        <p>Oświetlenie będzie skierowane w dół, ale nie wyłączymy go nocą.</p>
      </Decision>
      <Decision kind="later" word="Do dalszych prac." />
      <Decision kind="none" word="Poza zakresem." meta="Przekazano do wydziału dróg" />
    </Section>
  )
}

export function ListsSection() {
  return (
    <Section title="Listy i tabele" id="listy">
      <Tabs
        label="Stan konsultacji"
        items={[
          { label: 'Trwające', href: '/konsultacje', current: true, count: 14 },
          { label: 'Nadchodzące', href: '/konsultacje?stan=nadchodzace', count: 3 },
          { label: 'Zakończone', href: '/konsultacje?stan=zakonczone', count: 212 },
        ]}
      />
      <Stats
        items={[
          { figure: 47, label: 'członków i członkiń z 38 gmin', href: '/siec' },
          { figure: '2 z 2', label: 'spotkań, następne 12 marca' },
          { figure: '5 z 6', label: 'numerów newslettera' },
          { figure: '2 dni', label: 'do terminu odpowiedzi komisji', late: true },
        ]}
      />
      <Table
        caption="Uwagi do parku"
        rows={remarks}
        rowId={({ id }) => id}
        columns={[
          { label: 'Numer', cell: ({ id }) => id, kind: 'code', names: true },
          { label: 'Uwaga', cell: ({ id, text }) => <Link href={`/uwagi/${id}`}>{text}</Link> },
          {
            label: 'Podobne',
            cell: ({ similar }) => similar,
            kind: 'number',
            sort: { href: '?kolejnosc=podobne', direction: 'descending' },
          },
          { label: 'Kanał', cell: ({ channel }) => channel, sort: { href: '?kolejnosc=kanal', direction: 'none' } },
        ]}
      />
      <Pager next="?po=abc" previous="?przed=abc">
        Wiersze 26–50 z 128, od najstarszych
      </Pager>
      <FileList
        files={[
          {
            name: 'Koncepcja parku, rysunki',
            href: '/pliki/1',
            type: 'PDF',
            size: '4,2 MB',
            description: 'Trzy warianty z legendą.',
            version: 'wersja 2, 12 listopada 2026',
          },
          { name: 'Zestawienie kosztów', href: '/pliki/2', type: 'XLSX', size: '48 kB' },
        ]}
      />
      <Steps
        items={[
          { title: 'Wybierz gminę', text: 'Pokażemy, co się dzieje blisko Ciebie.' },
          { title: 'Napisz, co myślisz', text: 'Konto nie jest potrzebne.' },
          { title: 'Przeczytaj odpowiedź', text: 'Urząd odpowiada na każdą uwagę.' },
        ]}
      />
    </Section>
  )
}

export function AsideSection() {
  return (
    <Section title="Obok treści" id="obok">
      <div class="ui-thing">
        <Share href="/konsultacje/park" title="Park nad Nettą" />
        <div class="ui-thing-aside">
          <Box title="Gdzie jesteśmy">
            <Timeline items={stages} />
          </Box>
          <Box title="Kto prowadzi">
            <KeyValues
              items={[
                { label: 'Organ', value: 'Burmistrz Miasta Augustowa' },
                { label: 'Podstawa prawna', value: 'art. 5a ustawy o samorządzie gminnym' },
                { label: 'Koordynatorka', value: 'Anna Przykładowa, 87 000 00 00' },
              ]}
            />
          </Box>
        </div>
      </div>
    </Section>
  )
}

export function ChartsSection() {
  const labels = { name: 'Rozstrzygnięcie', value: 'Ile uwag' }
  return (
    <Section title="Wykresy i mapa" id="wykresy">
      <StackedBar
        title="Co stało się z uwagami"
        labels={labels}
        parts={[
          { label: 'Uwzględnione', value: 92 },
          { label: 'Częściowo', value: 61, kind: 'attention' },
          { label: 'Nieuwzględnione', value: 74, kind: 'problem' },
          { label: 'Poza zakresem', value: 14, kind: 'neutral' },
        ]}
      />
      <BarChart
        title="Skąd przyszły uwagi"
        labels={{ name: 'Kanał', value: 'Ile uwag' }}
        rows={[
          { label: 'Strona', value: 1412, href: '/uwagi?kanal=www' },
          { label: 'Papier', value: 268, kind: 'link' },
          { label: 'Spotkania', value: 41, kind: 'attention' },
          { label: 'Telefon', value: 0 },
        ]}
      />
      <LineChart
        title="Uwagi w kolejnych tygodniach"
        labels={{ name: 'Tydzień', value: 'Ile uwag' }}
        points={['1', '2', '3', '4', '5']}
        series={[
          { label: 'Strona', values: [12, 40, 31, 57, 128] },
          { label: 'Papier', kind: 'attention', values: [4, 9, 22, 31, 35] },
        ]}
      />
      <MapFrame
        caption="Konsultacje w pięciu miejscach"
        legend={[
          { label: 'Obszar konsultacji', symbol: 'area' },
          { label: 'Uwaga', symbol: 'point', kind: 'attention' },
          { label: 'Granica gminy', symbol: 'line', kind: 'link' },
          { label: 'Jezioro', symbol: 'water' },
        ]}
        alternative={<p>Augustów, Ełk, Hajnówka, Giżycko, Zabłudów.</p>}
        source="Granice: PRG, GUGiK."
      >
        <svg viewBox="0 0 100 30" role="img" aria-label="Szkic mapy">
          <title>Szkic mapy</title>
          <rect class="ui-bar-track" width="100" height="30" />
        </svg>
      </MapFrame>
    </Section>
  )
}

export function IconsSection() {
  return (
    <Section title="Ikony" id="ikony">
      <ul class="ui-swatches">
        {iconNames().map((name) => (
          <li key={name}>
            <Icon name={name} size="large" /> {name}
          </li>
        ))}
      </ul>
    </Section>
  )
}
