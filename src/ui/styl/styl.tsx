import type { VNode } from 'preact'
import { Details, PlainLanguage } from '../feedback/feedback.tsx'
import { Confirmation, SubmitButton } from '../forms/form.tsx'
import { InlineForm } from '../forms/inline-form.tsx'
import { TextArea, TextField } from '../forms/text-fields.tsx'
import { ConfirmPage } from '../layout/confirm-page.tsx'
import { FrontPage, ListPage, Page, QuestionPage, ReadingPage, ThingPage, WorkspacePage } from '../layout/pages.tsx'
import { Actions, Box, Section } from '../layout/parts.tsx'
import { ButtonLink, Link } from '../links.tsx'
import { Filters, Pager, Stats, Steps } from '../lists/lists.tsx'
import { BulkBar, BulkForm, Table } from '../lists/table.tsx'
import { headingsOf, RichText } from '../rich-text/rich-text.tsx'
import { Timeline } from '../timeline/timeline.tsx'
import {
  AsideSection,
  CardsSection,
  ChartsSection,
  ColoursSection,
  EntriesSection,
  FeedbackSection,
  IconsSection,
  ListsSection,
  WordsSection,
} from './components.tsx'
import { EveryField, FormsSection } from './forms.tsx'
import { badForm, emptyForm, reading, remarks, stages } from './sample.ts'

/** The living page of all components and one page of each type, by the last part of the address `/styl/…`. */
export const stylPages: Record<string, () => VNode> = {
  '': () => <ComponentsPage />,
  formularz: () => <QuestionWithProblems />,
  glowna: () => <SampleFront />,
  lista: () => <SampleList />,
  rzecz: () => <SampleThing />,
  pytanie: () => <SampleQuestion />,
  potwierdzenie: () => <SampleConfirmation />,
  wycofanie: () => <SampleConfirm />,
  praca: () => <SampleWork />,
  czytanie: () => <SampleReading />,
}

export function ComponentsPage() {
  return (
    <Page title="Styl" unlisted islands={['wiec-dialog', 'wiec-share', 'wiec-count']}>
      <h1>Styl: wszystkie części portalu</h1>
      <ul>
        {Object.keys(stylPages)
          .filter(Boolean)
          .map((name) => (
            <li key={name}>
              <Link href={`/styl/${name}`}>{name}</Link>
            </li>
          ))}
      </ul>
      <ColoursSection />
      <WordsSection />
      <FeedbackSection />
      <CardsSection />
      <EntriesSection />
      <ListsSection />
      <AsideSection />
      <ChartsSection />
      <FormsSection form={emptyForm} />
      <IconsSection />
    </Page>
  )
}

function QuestionWithProblems() {
  return (
    <QuestionPage
      title="Co chcesz powiedzieć?"
      back={{ label: 'Park nad Nettą', href: '/konsultacje/park' }}
      step={{ number: 1, of: 3 }}
      form={badForm}
      islands={['wiec-count']}
      unlisted
    >
      <EveryField form={badForm} />
    </QuestionPage>
  )
}

function SampleFront() {
  return (
    <FrontPage
      title="Zabierz głos"
      description="Konsultacje i budżety blisko Ciebie."
      heading="Zabierz głos tam, gdzie mieszkasz"
      lead="Samorządy i organizacje z północno-wschodniej Polski pytają tu mieszkańców o zdanie – i odpowiadają na każdą uwagę. Konta nie potrzeba."
      action={
        <InlineForm action="/gmina" button="Pokaż, co się dzieje" icon="map-pin">
          <TextField form={emptyForm} name="gmina" label="Twoja gmina" placeholder="np. Augustów" />
        </InlineForm>
      }
      picture={
        <svg viewBox="0 0 100 80" role="img" aria-label="Szkic mapy">
          <title>Szkic mapy</title>
          <rect class="ui-bar-track" width="100" height="80" />
        </svg>
      }
    >
      <CardsSection />
      <Section title="Jak wziąć udział">
        <Steps
          items={[
            { title: 'Wybierz gminę', text: 'Pokażemy, co się dzieje blisko Ciebie.' },
            { title: 'Napisz, co myślisz', text: 'Konto nie jest potrzebne.' },
            { title: 'Przeczytaj odpowiedź', text: 'Urząd odpowiada na każdą uwagę.' },
          ]}
        />
      </Section>
      <Section title="Sieć w tym roku">
        <Stats
          items={[
            { figure: 47, label: 'członków i członkiń z 38 gmin', href: '/siec' },
            { figure: '2 z 2', label: 'spotkań, następne 12 marca' },
            { figure: '5 z 6', label: 'numerów newslettera' },
            { figure: 60, label: 'praktyk na mapie' },
          ]}
        />
      </Section>
    </FrontPage>
  )
}

function SampleList() {
  return (
    <ListPage
      title="Konsultacje"
      lead="O czym teraz rozmawiają gminy i organizacje."
      filters={
        <Filters action="/konsultacje" active more={<TextField form={emptyForm} name="temat" label="Temat" />}>
          <TextField form={emptyForm} name="q" label="Szukane słowa" type="search" />
          <TextField form={emptyForm} name="gmina" label="Gmina" />
        </Filters>
      }
      count="Znaleziono 14 konsultacji"
      pager={<Pager next="?po=x" />}
      outputs={
        <>
          <Link href="/konsultacje.atom" icon="rss">
            Kanał Atom
          </Link>
          <Link href="/konsultacje.csv" icon="download">
            Pobierz CSV
          </Link>
        </>
      }
      feeds={[{ title: 'Konsultacje', href: '/konsultacje.atom' }]}
    >
      <CardsSection />
    </ListPage>
  )
}

function SampleThing() {
  return (
    <ThingPage
      title="Park nad Nettą: co zmienić, a co zostawić?"
      crumbs={[
        { label: 'Konsultacje', href: '/konsultacje' },
        { label: 'Augustów', href: '/konsultacje?gmina=2001011' },
      ]}
      status={{ kind: 'open', children: 'Trwa – uwagi do 4 grudnia 2026, 23:59' }}
      lead="Miasto chce odnowić park między śluzą a mostem. Ławki, oświetlenie i nabrzeże są do uzgodnienia. Drzewa zostają."
      actions={
        <>
          <ButtonLink href="/uwaga">Napisz, co o tym myślisz</ButtonLink>
          <ButtonLink href="/mapa" variant="secondary" icon="map-pin">
            Zaznacz na mapie
          </ButtonLink>
        </>
      }
      after={<EntriesSection />}
      aside={
        <>
          <Box title="Gdzie jesteśmy">
            <Timeline items={stages} />
          </Box>
          <Box title="Zgodność z Kanonem">
            <Stats items={[{ figure: '86%', label: '19 z 22 sprawdzeń', href: '/kanon' }]} />
          </Box>
        </>
      }
    >
      <PlainLanguage>
        <p>Miasto odnawia park. Możesz powiedzieć, co jest potrzebne. Nie musisz się logować. Odpowiemy każdemu.</p>
      </PlainLanguage>
    </ThingPage>
  )
}

function SampleQuestion() {
  return (
    <QuestionPage
      title="Twoja uwaga"
      back={{ label: 'Park nad Nettą', href: '/konsultacje/park' }}
      caption="Park nad Nettą"
      headingHidden
      unlisted
    >
      <TextArea form={emptyForm} name="text" label="Co chcesz powiedzieć?" asHeading limit={5000} />
      <Actions>
        <SubmitButton>Dalej</SubmitButton>
      </Actions>
    </QuestionPage>
  )
}

function SampleConfirmation() {
  return (
    <QuestionPage title="Dziękujemy, Twoja uwaga jest u nas" headingHidden unlisted>
      <Confirmation title="Dziękujemy, Twoja uwaga jest u nas" reference="WIEC-2026-000412" draft="remark:park" />
      <h2>Co teraz</h2>
      <p>Zespół odpowie do 20 stycznia. Możesz zmienić lub wycofać uwagę do 4 grudnia, 23:59.</p>
    </QuestionPage>
  )
}

function SampleConfirm() {
  return (
    <ConfirmPage
      title="Czy wycofać uwagę?"
      back={{ label: 'Uwaga WIEC-2026-000412', href: '/uwagi/412' }}
      action="/uwagi/412/wycofanie"
      button="Wycofaj uwagę"
      danger
    >
      <p>Uwaga zniknie ze strony i zespół na nią nie odpowie. Tego nie da się cofnąć.</p>
    </ConfirmPage>
  )
}

function SampleWork() {
  return (
    <WorkspacePage
      title="Uwagi do rozstrzygnięcia"
      owner="Urząd Miejski w Augustowie"
      caption="Park nad Nettą"
      navigation={[
        { label: 'Co czeka na mnie', href: '/praca', count: 9 },
        { label: 'Uwagi', href: '/praca/uwagi', count: 128, current: true },
        { label: 'Grupy podobnych', href: '/praca/grupy', count: 17 },
        { label: 'Wprowadź z papieru', href: '/praca/papier' },
        { label: 'Raport', href: '/praca/raport' },
      ]}
      actions={
        <Link href="/praca/uwagi.xlsx" icon="download">
          Pobierz XLSX
        </Link>
      }
      islands={['wiec-select-all', 'wiec-keys']}
    >
      <Stats
        items={[
          { figure: 91, label: 'do ustalenia', href: '/praca/uwagi?stan=do-ustalenia' },
          { figure: '2 dni', label: 'do terminu odpowiedzi komisji', late: true },
          { figure: 37, label: 'zaakceptowanych z uzasadnieniem' },
        ]}
      />
      <BulkForm action="/praca/uwagi/razem">
        <Table
          dense
          caption="Uwagi"
          captionHidden
          rows={remarks}
          rowId={({ id }) => id}
          selection={{ name: 'remark', label: ({ id }) => `Zaznacz ${id}`, selected: ['WIEC-2026-000398'] }}
          columns={[
            { label: 'Numer', cell: ({ id }) => id, kind: 'code', names: true },
            { label: 'Uwaga', cell: ({ id, text }) => <Link href={`/uwagi/${id}`}>{text}</Link> },
            { label: 'Podobne', cell: ({ similar }) => similar, kind: 'number' },
            {
              label: 'Kanał, data',
              cell: ({ channel }) => channel,
              sort: { href: '?kolejnosc=data', direction: 'ascending' },
            },
            { label: 'Stan', cell: ({ state }) => state },
          ]}
        />
        <BulkBar>
          <SubmitButton name="act" value="decide">
            Rozstrzygnij razem
          </SubmitButton>
          <SubmitButton name="act" value="group">
            Połącz w grupę
          </SubmitButton>
        </BulkBar>
      </BulkForm>
      <Pager next="?po=x">Wiersze 1–5 z 128, od najstarszych</Pager>
      <Details summary="Wczytaj rozstrzygnięcia z XLSX">
        <p>Zmienione wiersze zobaczysz przed zapisaniem.</p>
      </Details>
    </WorkspacePage>
  )
}

function SampleReading() {
  return (
    <ReadingPage
      title="Konsultacje krok po kroku"
      lead="Poradnik dla urzędów i organizacji."
      meta="Zmieniony 12 listopada 2026"
      contents={headingsOf(reading)}
      crumbs={[{ label: 'Wiedza', href: '/wiedza' }]}
    >
      <RichText markdown={reading} anchors />
    </ReadingPage>
  )
}
