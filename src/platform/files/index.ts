import { join } from 'node:path'
import type { Config } from '../config.ts'
import { openDisk } from './disk.ts'
import { openS3 } from './s3.ts'
import type { FileStore } from './store.ts'

export type { FileStore, StoredFile } from './store.ts'

/** The store that the settings name: S3-compatible when S3_ENDPOINT is set, else the folder `files` of the data folder. */
export const openFiles = (config: Pick<Config, 'dataFolder' | 's3'>): Promise<FileStore> =>
  config.s3 ? openS3(config.s3) : openDisk(join(config.dataFolder, 'files'))
