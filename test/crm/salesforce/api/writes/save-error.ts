import { ApiError, deleted } from '../errors.ts';

/** Why one record could not be saved. Single calls spell it `errorCode`, collections `statusCode`. */
export class SaveError extends Error {
  override name = 'SaveError';
  readonly code: string;
  readonly fields: string[];
  readonly status: number;
  constructor(code: string, message: string, fields: string[] = [], status = 400) {
    super(message);
    this.code = code;
    this.fields = fields;
    this.status = status;
  }
}

/** A save error as a single call answers it. */
export function asApiError({ code, message, fields, status }: SaveError): ApiError {
  return new ApiError(status, { message, errorCode: code, fields });
}

/** A save error as one result of a collection. */
export function asResult({ code, message, fields }: SaveError) {
  return { success: false, errors: [{ statusCode: code, message, fields }] };
}

/** A record that is in the recycle bin. */
export function alreadyDeleted(): SaveError {
  const { message } = deleted().items[0] ?? { message: '' };
  return new SaveError('ENTITY_IS_DELETED', message, [], 404);
}
