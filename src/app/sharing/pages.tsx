import { Form, ListPage, Notice, Section, SubmitButton, TextField, useView } from '../../ui/index.ts'
import { EMBEDDING } from './addresses.ts'
import { type Embed, embedCode, FRAME_WIDTH } from './embeds.ts'

export interface EmbeddingProps {
  /** What the reader asked about: the thing at their address, or null when nothing there may be shown elsewhere. */
  asked: { address: string; embed: Embed | null } | null
  always: Embed[]
}

/** What other sites may show of ours, each with its code and how it looks. */
export function EmbeddingPage({ asked, always }: EmbeddingProps) {
  const { t } = useView()
  return (
    <ListPage
      title={t('app.embedding.title')}
      description={t('app.embedding.lead')}
      lead={t('app.embedding.lead')}
      islands={['wiec-share']}
    >
      {asked &&
        (asked.embed ? (
          <Code embed={asked.embed} />
        ) : (
          <Notice kind="warning" title={t('app.embedding.none')}>
            <p>{t('app.embedding.none-hint')}</p>
          </Notice>
        ))}
      <Section title={t('app.embedding.other')}>
        <Form action={EMBEDDING} method="get">
          <TextField
            form={{ values: { adres: asked?.address ?? '' } }}
            name="adres"
            label={t('app.embedding.address')}
            hint={t('app.embedding.address-hint')}
          />
          <SubmitButton variant="secondary" icon="code">
            {t('app.embedding.show')}
          </SubmitButton>
        </Form>
      </Section>
      {always
        .filter(({ frame }) => frame !== asked?.embed?.frame)
        .map((embed) => (
          <Code key={embed.frame} embed={embed} />
        ))}
      <Section title={t('app.embedding.rules')}>
        <p>{t('app.embedding.rules-text')}</p>
      </Section>
    </ListPage>
  )
}

function Code({ embed }: { embed: Embed }) {
  const { t, site, locale, url } = useView()
  const code = embedCode(site.origin, embed, locale)
  return (
    <Section title={embed.title}>
      <iframe
        class="ui-frame-shown"
        src={url(embed.frame)}
        title={t('app.embedding.preview', { title: embed.title })}
        width={FRAME_WIDTH}
        height={embed.height}
        loading="lazy"
      />
      <p>{t('app.embedding.code')}</p>
      <pre class="ui-code">
        <code>{code}</code>
      </pre>
      <wiec-share data-url={code} data-copied={t('app.embedding.copied')}>
        <button type="button" class="ds-button ui-button-secondary" data-copy hidden>
          {t('app.embedding.copy')}
        </button>
        <p role="status" data-share-status />
      </wiec-share>
    </Section>
  )
}
