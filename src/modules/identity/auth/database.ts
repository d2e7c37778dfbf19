import type { KyselyPlugin, PluginTransformQueryArgs, PluginTransformResultArgs } from 'kysely'
import type { Db } from '../../../platform/db/index.ts'

/**
 * The database as better-auth understands it: our tables in the schema `identity`, moments as `Date`.
 * Its own transactions start on the pool, so nothing here is called inside a transaction of ours.
 */
export const authDatabase = (db: Db) => ({
  db: db.withPlugin(new MomentsAsDates()),
  type: 'postgres' as const,
  schemaName: 'identity',
  transaction: true,
})

class MomentsAsDates implements KyselyPlugin {
  transformQuery = ({ node }: PluginTransformQueryArgs) => node
  async transformResult({ result }: PluginTransformResultArgs) {
    return { ...result, rows: result.rows.map(withDates) }
  }
}

const withDates = (row: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      value instanceof Temporal.Instant ? new Date(value.epochMilliseconds) : value,
    ]),
  )

const columns = <Field extends string>(...fields: Field[]) =>
  Object.fromEntries(fields.map((field) => [field, columnOf(field)])) as Record<Field, string>

// `credentialID` is `credential_id`; who better-auth calls a user is a person here.
const columnOf = (field: string) =>
  field === 'userId'
    ? 'person_id'
    : field.replace(/([a-z])([A-Z]+)/g, (_, end, start) => `${end}_${start.toLowerCase()}`)

/** Which table and column of ours stands for each of better-auth's. */
export const naming = {
  user: { modelName: 'persons', fields: columns('emailVerified', 'createdAt', 'updatedAt') },
  session: {
    modelName: 'sessions',
    fields: columns('userId', 'userAgent', 'ipAddress', 'expiresAt', 'createdAt', 'updatedAt'),
  },
  account: {
    modelName: 'accounts',
    fields: columns(
      'userId',
      'accountId',
      'providerId',
      'accessToken',
      'refreshToken',
      'idToken',
      'accessTokenExpiresAt',
      'refreshTokenExpiresAt',
      'createdAt',
      'updatedAt',
    ),
  },
  verification: { modelName: 'verifications', fields: columns('expiresAt', 'createdAt', 'updatedAt') },
  passkey: {
    modelName: 'passkeys',
    fields: columns('userId', 'publicKey', 'credentialID', 'deviceType', 'backedUp', 'createdAt'),
  },
  twoFactor: {
    modelName: 'second_factors',
    fields: columns('userId', 'backupCodes', 'failedVerificationCount', 'lockedUntil'),
  },
  twoFactorUser: { fields: columns('twoFactorEnabled') },
}
