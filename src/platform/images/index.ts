export { safeFileName } from './names.ts'
export { drawAnew, type Picture, type PictureOptions } from './pictures.ts'
export { centredShapes, drawSharePicture, type SharePicture } from './share-picture.ts'
export { detectType, type FileType, fileTypes, isPicture } from './sniff.ts'
