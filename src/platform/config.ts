import { createPrivateKey, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { type MailLimit, readMailLimits } from './mail/limits.ts'

const flag = z
  .enum(['0', '1', 'true', 'false', 'tak', 'nie'])
  .transform((word) => word === '1' || word === 'true' || word === 'tak')

const Settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  WIEC_URL: z.url({ protocol: /^https?$/ }).optional(),
  WIEC_DATA: z.string().min(1).default('./var'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
  WIEC_SECRET: z.string().min(32).optional(),
  WIEC_DEMO: flag.optional(),
  METRICS_PORT: z.coerce.number().int().min(1).max(65535).optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//)
    .optional(),
  MAIL_FROM: z.string().min(3).default('Wiec <wiec@localhost>'),
  DKIM_DOMAIN: z.string().optional(),
  DKIM_SELECTOR: z.string().optional(),
  DKIM_KEY_FILE: z.string().optional(),
  VAPID_PUBLIC_KEY: z
    .string()
    .regex(/^[\w-]{87}$/)
    .optional(),
  VAPID_PRIVATE_KEY: z
    .string()
    .regex(/^[\w-]{43}$/)
    .optional(),
  VAPID_CONTACT: z
    .string()
    .regex(/^(mailto:|https:\/\/)/)
    .optional(),
  MAIL_LIMITS: z
    .string()
    .default('300/min')
    .transform((text, problem) => {
      const limits = readMailLimits(text)
      if (limits) return limits
      problem.addIssue({ code: 'custom' })
      return z.NEVER
    }),
  MAIL_CONNECTIONS: z.coerce.number().int().min(1).max(50).default(4),
  MAIL_BOUNCES: z
    .string()
    .regex(/^[\w.-]{1,20}@[\w.-]+$/)
    .optional(),
  BOUNCES_IMAP_URL: z
    .string()
    .regex(/^imaps?:\/\/[^/]+/)
    .optional(),
  S3_ENDPOINT: z.url().optional(),
  S3_REGION: z.string().default('auto'),
  S3_BUCKET: z.string().optional(),
  S3_KEY_ID: z.string().optional(),
  S3_SECRET: z.string().optional(),
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().default('OIDC'),
  SMS_URL: z.url({ protocol: /^https?$/ }).optional(),
  SMS_TOKEN: z.string().optional(),
  TRUST_PROXY: flag.default(false),
  UPLOAD_LIMIT_MB: z.coerce.number().int().min(1).max(500).default(25),
  // The log: at least two years (KRI, rozp. z 21.05.2024); by default as long as claims may be brought (art. 118 KC, 6 years).
  RETENTION_LOG_YEARS: z.coerce.number().int().min(2).max(10).default(6),
  RETENTION_LETTER_DAYS: z.coerce.number().int().min(7).max(730).default(90),
  RETENTION_CONTACT_YEARS: z.coerce.number().int().min(1).max(5).default(2),
})

/** What each setting is, for the sentence that says it is wrong. */
const MEANINGS: Record<keyof z.infer<typeof Settings>, string> = {
  PORT: 'numer portu od 0 do 65535',
  HOST: 'adres, na którym serwer słucha, np. 127.0.0.1',
  WIEC_URL: 'pełny adres portalu, np. https://partycypacja.example.org',
  WIEC_DATA: 'ścieżka folderu danych',
  DATABASE_URL: 'adres PostgreSQL, np. postgres://wiec:haslo@127.0.0.1/wiec',
  DATABASE_POOL: 'liczba połączeń z bazą od 2 do 200',
  WIEC_SECRET: 'tajny klucz, co najmniej 32 znaki',
  WIEC_DEMO: '1 albo 0',
  METRICS_PORT: 'numer portu pomiarów',
  SMTP_URL: 'adres serwera poczty, np. smtps://uzytkownik:haslo@poczta.example.org',
  MAIL_FROM: 'nadawca listów, np. Sieć <siec@example.org>',
  DKIM_DOMAIN: 'domena podpisu DKIM',
  DKIM_SELECTOR: 'selektor DKIM',
  DKIM_KEY_FILE: 'ścieżka klucza prywatnego DKIM',
  VAPID_PUBLIC_KEY: 'klucz publiczny powiadomień w przeglądarce, z polecenia `wiec push-keys`',
  VAPID_PRIVATE_KEY: 'klucz prywatny powiadomień w przeglądarce, z polecenia `wiec push-keys`',
  VAPID_CONTACT: 'adres do kontaktu dla usług powiadomień, np. mailto:admin@example.org',
  MAIL_LIMITS: 'ile listów najwyżej w jakim czasie, np. 300/min, 5000/h',
  MAIL_CONNECTIONS: 'liczba połączeń z serwerem poczty od 1 do 50',
  MAIL_BOUNCES: 'adres, na który wracają listy, np. zwroty@example.org (najwyżej 20 znaków przed @)',
  BOUNCES_IMAP_URL: 'adres skrzynki zwrotów, np. imaps://uzytkownik:haslo@poczta.example.org/INBOX',
  S3_ENDPOINT: 'adres magazynu S3',
  S3_REGION: 'region S3',
  S3_BUCKET: 'nazwa kubełka S3',
  S3_KEY_ID: 'identyfikator klucza S3',
  S3_SECRET: 'tajny klucz S3',
  OIDC_ISSUER: 'adres dostawcy tożsamości',
  OIDC_CLIENT_ID: 'identyfikator klienta OIDC',
  OIDC_CLIENT_SECRET: 'tajny klucz klienta OIDC',
  OIDC_NAME: 'nazwa dostawcy tożsamości na przycisku',
  SMS_URL: 'adres bramki SMS, która przyjmuje JSON z polami to i text, np. https://bramka.example.org/sms',
  SMS_TOKEN: 'token bramki SMS',
  TRUST_PROXY: '1, gdy przed portalem stoi własny serwer pośredniczący',
  UPLOAD_LIMIT_MB: 'największy plik w megabajtach, od 1 do 500',
  RETENTION_LOG_YEARS: 'ile lat dziennik zdarzeń wie, kto co zrobił, od 2 do 10',
  RETENTION_LETTER_DAYS: 'ile dni przechowujemy treść wysłanych listów, od 7 do 730',
  RETENTION_CONTACT_YEARS: 'ile lat po raporcie przechowujemy adresy autorów uwag, od 1 do 5',
}

export interface Config {
  port: number
  host: string
  /** Public address without a trailing slash. */
  url: string
  dataFolder: string
  databaseUrl: string | null
  databasePool: number
  secret: string
  demo: boolean
  metricsPort: number | null
  mail: {
    smtpUrl: string | null
    from: string
    dkim: { domain: string; selector: string; keyFile: string } | null
    /** How much may leave in any window, whatever the number of nodes. */
    limits: MailLimit[]
    connections: number
    /** Where letters come back; each goes out with an address of its own made of it. */
    bounces: string | null
    /** The mailbox in which they arrive. */
    bouncesImapUrl: string | null
  }
  /** Messages to browsers (Web Push); null switches them off. */
  push: { publicKey: string; privateKey: string; contact: string } | null
  s3: { endpoint: string; region: string; bucket: string; keyId: string; secret: string } | null
  oidc: { issuer: string; clientId: string; clientSecret: string; name: string } | null
  /** The gateway that sends codes for voting to phones. */
  sms: { url: string; token: string } | null
  trustProxy: boolean
  uploadLimit: number
  /** How long some personal data is kept where the law leaves a choice. */
  retention: { logYears: number; letterDays: number; contactYears: number }
}

/** A setting that cannot work: `sentences` says what to change, one sentence per mistake. */
export class ConfigProblem extends Error {
  readonly sentences: string[]
  constructor(sentences: string[]) {
    super(sentences.join('\n'))
    this.sentences = sentences
  }
}

/**
 * Reads the settings and refuses the wrong ones.
 * @param environment the process environment, or a part of it in tests
 * @throws ConfigProblem with a sentence per mistake
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = Settings.safeParse(given)
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))]
    throw new ConfigProblem(
      names.map((name) => `Ustawienie ${name} ma złą wartość. Podaj ${MEANINGS[name as keyof typeof MEANINGS]}.`),
    )
  }

  const settings = parsed.data
  const problems: string[] = []
  const together = (names: (keyof typeof settings)[], what: string) => {
    const missing = names.filter((name) => !settings[name])
    if (missing.length > 0 && missing.length < names.length)
      problems.push(
        `Brakuje ustawienia ${missing.join(', ')}: ${what} potrzebuje wszystkich naraz (${names.join(', ')}).`,
      )
    return missing.length === 0
  }
  const dkim = together(['DKIM_DOMAIN', 'DKIM_SELECTOR', 'DKIM_KEY_FILE'], 'podpis DKIM')
  const push = together(['VAPID_PUBLIC_KEY', 'VAPID_PRIVATE_KEY', 'VAPID_CONTACT'], 'powiadamianie przeglądarek')
  const s3 = together(['S3_ENDPOINT', 'S3_BUCKET', 'S3_KEY_ID', 'S3_SECRET'], 'magazyn S3')
  const oidc = together(['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'], 'logowanie OIDC')
  const sms = together(['SMS_URL', 'SMS_TOKEN'], 'bramka SMS')
  if (settings.DKIM_KEY_FILE && !existsSync(settings.DKIM_KEY_FILE))
    problems.push(`Nie ma pliku klucza DKIM ${settings.DKIM_KEY_FILE}. Popraw DKIM_KEY_FILE.`)
  else if (settings.DKIM_KEY_FILE && !isSigningKey(settings.DKIM_KEY_FILE))
    problems.push(
      `W pliku ${settings.DKIM_KEY_FILE} nie ma klucza prywatnego RSA bez hasła. Zrób go: openssl genrsa -out dkim.pem 2048.`,
    )
  if (problems.length > 0) throw new ConfigProblem(problems)

  const dataFolder = resolve(settings.WIEC_DATA)
  return {
    port: settings.PORT,
    host: settings.HOST,
    url: (settings.WIEC_URL ?? `http://localhost:${settings.PORT}`).replace(/\/$/, ''),
    dataFolder,
    databaseUrl: settings.DATABASE_URL ?? null,
    databasePool: settings.DATABASE_POOL,
    secret: settings.WIEC_SECRET ?? keptSecret(dataFolder),
    demo: settings.WIEC_DEMO ?? false,
    metricsPort: settings.METRICS_PORT ?? null,
    mail: {
      smtpUrl: settings.SMTP_URL ?? null,
      from: settings.MAIL_FROM,
      dkim: dkim
        ? {
            domain: settings.DKIM_DOMAIN ?? '',
            selector: settings.DKIM_SELECTOR ?? '',
            keyFile: settings.DKIM_KEY_FILE ?? '',
          }
        : null,
      limits: settings.MAIL_LIMITS,
      connections: settings.MAIL_CONNECTIONS,
      bounces: settings.MAIL_BOUNCES ?? null,
      bouncesImapUrl: settings.BOUNCES_IMAP_URL ?? null,
    },
    push: push
      ? {
          publicKey: settings.VAPID_PUBLIC_KEY ?? '',
          privateKey: settings.VAPID_PRIVATE_KEY ?? '',
          contact: settings.VAPID_CONTACT ?? '',
        }
      : null,
    s3: s3
      ? {
          endpoint: settings.S3_ENDPOINT ?? '',
          region: settings.S3_REGION,
          bucket: settings.S3_BUCKET ?? '',
          keyId: settings.S3_KEY_ID ?? '',
          secret: settings.S3_SECRET ?? '',
        }
      : null,
    oidc: oidc
      ? {
          issuer: settings.OIDC_ISSUER ?? '',
          clientId: settings.OIDC_CLIENT_ID ?? '',
          clientSecret: settings.OIDC_CLIENT_SECRET ?? '',
          name: settings.OIDC_NAME,
        }
      : null,
    sms: sms ? { url: settings.SMS_URL ?? '', token: settings.SMS_TOKEN ?? '' } : null,
    trustProxy: settings.TRUST_PROXY,
    uploadLimit: settings.UPLOAD_LIMIT_MB * 1024 * 1024,
    retention: {
      logYears: settings.RETENTION_LOG_YEARS,
      letterDays: settings.RETENTION_LETTER_DAYS,
      contactYears: settings.RETENTION_CONTACT_YEARS,
    },
  }
}

/** Names and meanings of every setting, for `--help`, `.env.example` and the operations guide. */
export const settingsHelp = () => Object.entries(MEANINGS).map(([name, meaning]) => ({ name, meaning }))

// Found at the start: with a key it cannot read, the library would send letters without a signature and say nothing.
function isSigningKey(file: string): boolean {
  try {
    return createPrivateKey(readFileSync(file)).asymmetricKeyType === 'rsa'
  } catch {
    return false
  }
}

// Without WIEC_SECRET one is made on the first start and kept beside the data it protects.
function keptSecret(folder: string): string {
  const file = join(folder, 'secret')
  try {
    if (existsSync(file)) return readFileSync(file, 'utf8').trim()
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const secret = randomBytes(48).toString('base64url')
    writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: 'wx' })
    return secret
  } catch {
    throw new ConfigProblem([
      `Nie mogę zapisać w folderze danych ${folder}. Zmień WIEC_DATA albo nadaj prawa do zapisu.`,
    ])
  }
}
