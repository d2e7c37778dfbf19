import type { ComponentChildren } from 'preact'
import { ButtonLink, Document, Icon, type IslandName, Link, Logo, Notice, useView } from '../../ui/index.ts'
import { HOME } from './installing.ts'

/** Scripts of the one page of the application. */
export const ISLANDS: IslandName[] = ['wiec-field', 'wiec-count']

/**
 * The application in one page. It holds no word of any person and is the same for everybody, so that a device may keep it;
 * what it shows is put into its templates by the script.
 */
export function ShellPage({ words, islands }: { words: Record<string, unknown>; islands: IslandName[] }) {
  const { t, site } = useView()
  return (
    <Document title={t('field.app.title')} islands={islands} manifest={`${HOME}manifest.webmanifest`} unlisted>
      <a class="ui-skip" href="#tresc">
        {t('field.app.skip')}
      </a>
      <wiec-field data-words={JSON.stringify(words)}>
        <header class="field-bar">
          <a class="field-brand" href="#/">
            <Logo />
            <span>
              {t('field.app.title')}
              <small>{site.shortName}</small>
            </span>
          </a>
          <p class="field-network" role="status" data-slot="network" />
        </header>
        <main id="tresc" class="field-main" tabIndex={-1}>
          <noscript>
            <Notice kind="warning">
              <p>{t('field.app.needs-script')}</p>
              <p>
                <Link href="/praca">{t('field.app.work')}</Link>
              </p>
            </Notice>
          </noscript>
          <div data-slot="screen" />
        </main>
        <Templates />
      </wiec-field>
    </Document>
  )
}

/** Every screen and every row, with its words; the script copies and fills them. */
function Templates() {
  const { t } = useView()
  return (
    <>
      <Part name="online">
        <Icon name="wifi" /> <span>{t('field.app.online')}</span>
      </Part>
      <Part name="offline">
        <Icon name="wifi-off" /> <span>{t('field.app.offline')}</span>
      </Part>

      <Part name="home">
        <h1 tabIndex={-1} class="ui-unseen">
          {t('field.app.title')}
        </h1>
        <section class="field-queue" aria-labelledby="kolejka" data-slot="queue-card">
          <h2 id="kolejka" class="ui-unseen">
            {t('field.app.queue')}
          </h2>
          <p class="field-queue-count" role="status">
            <span data-fill="count" />
          </p>
          <p class="field-queue-last" data-fill="last" />
          <button type="button" class="ds-button ui-button-primary field-wide" data-act="send">
            <Icon name="send" />
            {t('field.app.send')}
          </button>
          <p class="field-queue-told" role="status" data-fill="told" />
        </section>
        <div data-slot="sign-in" />
        <div data-slot="refused" />
        <section aria-labelledby="zbieraj">
          <h2 id="zbieraj">{t('field.app.collect')}</h2>
          <ul class="field-list" data-slot="packs" />
        </section>
        <section aria-labelledby="zabierz">
          <h2 id="zabierz">{t('field.app.take')}</h2>
          <div data-slot="offers" />
        </section>
        <section aria-labelledby="urzadzenie">
          <h2 id="urzadzenie">{t('field.app.device')}</h2>
          <p data-fill="kept" />
          <p class="field-buttons">
            <button type="button" class="ds-button ui-button-secondary" data-act="persist">
              <Icon name="shield-check" />
              {t('field.app.persist')}
            </button>
            <button type="button" class="ds-button ui-button-secondary" data-act="rescue">
              <Icon name="download" />
              {t('field.app.rescue')}
            </button>
            <button type="button" class="ds-button ui-button-quiet" data-act="clear">
              <Icon name="trash-2" />
              {t('field.app.clear')}
            </button>
          </p>
          <p class="ui-meta">{t('field.app.rescue.hint')}</p>
          <h3>{t('field.app.sent')}</h3>
          <ul class="field-sent" data-slot="sent" />
        </section>
      </Part>

      <Part name="signed-out">
        <Notice>
          <p>{t('field.app.signed-out')}</p>
          <p>
            <ButtonLink href={`/zaloguj?dalej=${encodeURIComponent(HOME)}`} icon="log-in">
              {t('field.app.sign-in')}
            </ButtonLink>
          </p>
        </Notice>
      </Part>
      <Part name="refused">
        <Notice kind="warning" title={t('field.app.refused')}>
          <ul class="field-list" data-slot="rows" />
        </Notice>
      </Part>
      <Part name="refused-row">
        <li>
          <a href="#/" data-fill="title" data-href="mend">
            {t('field.app.refused')}
          </a>
          <span class="ui-meta" data-fill="reason" />
        </li>
      </Part>
      <Part name="pack">
        <li class="field-pack">
          <a href="#/" data-href="collect">
            <Icon name="plus" size="large" />
            <span>
              <strong data-fill="title" />
              <span class="ui-meta" data-fill="what" />
              <span class="ui-meta" data-fill="until" />
            </span>
          </a>
          <button type="button" class="field-remove" data-act="remove">
            <Icon name="x" />
            <span class="ui-unseen" data-fill="remove" />
          </button>
        </li>
      </Part>
      <Part name="no-packs">
        <li class="field-empty">{t('field.app.no-packs')}</li>
      </Part>
      <Part name="offer">
        <li class="field-offer">
          <span>
            <strong data-fill="title" />
            <span class="ui-meta" data-fill="what" />
          </span>
          <button type="button" class="ds-button ui-button-secondary" data-act="take">
            <Icon name="download" />
            <span data-fill="take" />
          </button>
        </li>
      </Part>
      <Part name="offers">
        <ul class="field-list" data-slot="rows" />
      </Part>
      <Part name="offers-offline">
        <p class="field-empty">{t('field.app.take.offline')}</p>
      </Part>
      <Part name="offers-none">
        <p class="field-empty">{t('field.app.take.none')}</p>
      </Part>
      <Part name="sent-row">
        <li data-fill="text" />
      </Part>

      <Part name="fill">
        <p class="ui-back">
          <a href="#/" data-act="leave">
            <Icon name="chevron-left" />
            <span>{t('field.app.back')}</span>
          </a>
        </p>
        <div data-slot="problems" />
        <p class="ui-meta" data-fill="caption" />
        <h1 tabIndex={-1} data-fill="title">
          {t('field.app.title')}
        </h1>
        <form class="ui-form field-form" noValidate data-slot="form">
          <div data-slot="fields" />
          <div class="field-save">
            <button type="submit" class="ds-button ui-button-primary field-wide">
              <Icon name="save" />
              {t('field.app.save')}
            </button>
          </div>
        </form>
      </Part>
      <Part name="mend-buttons">
        <p class="field-buttons">
          <button type="button" class="ds-button ui-button-quiet" data-act="drop">
            <Icon name="trash-2" />
            {t('field.app.drop')}
          </button>
        </p>
      </Part>
      <Part name="problems">
        <div class="ui-error-summary" role="alert" tabIndex={-1}>
          <h2 data-fill="title">{t('field.app.refused')}</h2>
          <ul data-slot="rows" />
        </div>
      </Part>
      <Part name="saved">
        <div class="field-saved">
          <Icon name="circle-check" size="large" />
          <h1 tabIndex={-1} data-fill="title">
            {t('field.app.title')}
          </h1>
          <p data-fill="told" />
        </div>
        <div class="field-save">
          <button type="button" class="ds-button ui-button-primary field-wide" data-act="next">
            <Icon name="user-plus" />
            {t('field.app.next')}
          </button>
          <a class="ds-button ui-button-secondary field-wide" href="#/">
            {t('field.app.done')}
          </a>
        </div>
      </Part>
    </>
  )
}

const Part = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <template data-part={name}>{children}</template>
)
