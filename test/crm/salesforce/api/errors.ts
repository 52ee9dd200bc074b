/** One error as REST answers name it. */
export interface ErrorItem {
  message: string;
  errorCode: string;
  fields?: string[];
}

/** An answer that is an error: an array of items, as everywhere but in OAuth. */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly status: number;
  readonly items: ErrorItem[];
  constructor(status: number, items: ErrorItem | ErrorItem[]) {
    const all = Array.isArray(items) ? items : [items];
    super(all.map(({ errorCode, message }) => `${errorCode}: ${message}`).join('; '));
    this.status = status;
    this.items = all;
  }
}

/** The HTTP answer of an error. */
export function errorResponse(error: ApiError): Response {
  return Response.json(error.items, { status: error.status });
}

export function badRequest(errorCode: string, message: string, fields?: string[]): ApiError {
  return new ApiError(400, { message, errorCode, ...(fields && { fields }) });
}

/** 401 of a session that ran out, was revoked or belongs to another organisation. */
export function sessionExpired(): ApiError {
  return new ApiError(401, { message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' });
}

/** 401 of a session that API Access Control keeps out. */
export function notValidForRest(): ApiError {
  return new ApiError(401, {
    message: 'This session is not valid for use with the REST API',
    errorCode: 'INVALID_SESSION_ID',
  });
}

export function apiDisabled(): ApiError {
  return new ApiError(403, {
    message: 'The REST API is not enabled for this Organization.',
    errorCode: 'API_DISABLED_FOR_ORG',
  });
}

export function limitExceeded(): ApiError {
  return new ApiError(403, { message: 'TotalRequests Limit exceeded.', errorCode: 'REQUEST_LIMIT_EXCEEDED' });
}

export function notFound(message = 'The requested resource does not exist'): ApiError {
  return new ApiError(404, { errorCode: 'NOT_FOUND', message });
}

export function deleted(): ApiError {
  return new ApiError(404, { message: 'entity is deleted', errorCode: 'ENTITY_IS_DELETED', fields: [] });
}

export function preconditionFailed(): ApiError {
  return new ApiError(412, { message: 'The precondition failed', errorCode: 'PRECONDITION_FAILED' });
}

const CUSTOM_HINT = 'Please reference your WSDL or the describe call for the appropriate names.';

/** The excerpt with a caret that precedes what is wrong with a query. */
function excerpt(soql: string, word: string): string {
  const at = Math.max(0, soql.toLowerCase().indexOf(word.toLowerCase()));
  const from = Math.max(0, at - 40);
  return `\n${soql.slice(from, at + word.length + 20)}\n${' '.repeat(at - from)}^\nERROR at Row:1:Column:${at + 1}\n`;
}

/** A field that is misspelt, hidden from the user or switched off: one text for all three. */
export function noSuchColumn(soql: string, field: string, object: string): ApiError {
  return badRequest(
    'INVALID_FIELD',
    `${excerpt(soql, field)}No such column '${field}' on entity '${object}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. ${CUSTOM_HINT}`,
  );
}

/** A path through a relationship that is not there. */
export function noSuchRelationship(soql: string, relationship: string, where = 'field path'): ApiError {
  return badRequest(
    where === 'field path' ? 'INVALID_FIELD' : 'INVALID_TYPE',
    `${excerpt(soql, relationship)}Didn't understand relationship '${relationship}' in ${where}. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. ${CUSTOM_HINT}`,
  );
}

/** An object that is misspelt, not readable or switched off. */
export function noSuchObject(soql: string, object: string): ApiError {
  return badRequest(
    'INVALID_TYPE',
    `${excerpt(soql, object)}sObject type '${object}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. ${CUSTOM_HINT}`,
  );
}

export function malformedQuery(soql: string, message: string, word = ''): ApiError {
  return badRequest('MALFORMED_QUERY', `${excerpt(soql, word)}${message}`);
}
