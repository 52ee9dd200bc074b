import { randomUUID } from 'node:crypto';

/** An answer that is an error, in HubSpot's own shape. */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Record<string, string>;
  constructor(status: number, body: Record<string, unknown>, headers: Record<string, string> = {}) {
    super(String(body.message));
    this.status = status;
    this.body = { status: 'error', ...body, correlationId: randomUUID() };
    this.headers = headers;
  }
}

export function invalidAuthentication(): ApiError {
  return new ApiError(401, {
    message:
      'Authentication credentials not found. This API supports OAuth 2.0 authentication and you can find more details at https://developers.hubspot.com/docs/methods/auth/oauth-overview',
    category: 'INVALID_AUTHENTICATION',
  });
}

/** 403 naming the scopes, of which the key lacks at least one. */
export function missingScopes(scopes: string[]): ApiError {
  const message = 'One or more of the following scopes are required.';
  return new ApiError(403, {
    message:
      'This app hasn’t been granted all required scopes to make this call. Read more about required scopes here: https://developers.hubspot.com/scopes.',
    errors: [{ message, context: { requiredGranularScopes: scopes } }],
    links: { scopes: 'https://developers.hubspot.com/scopes' },
    category: 'MISSING_SCOPES',
  });
}

export function invalid(message: string, errors: Record<string, unknown>[] = []): ApiError {
  return new ApiError(400, { message, ...(errors.length > 0 && { errors }), category: 'VALIDATION_ERROR' });
}

export function notFound(): ApiError {
  return new ApiError(404, { message: 'resource not found', category: 'OBJECT_NOT_FOUND' });
}

/** The limits by which HubSpot turns requests away. */
export type LimitPolicy = 'TEN_SECONDLY_ROLLING' | 'SECONDLY' | 'DAILY';

export function rateLimited(policy: LimitPolicy, headers: Record<string, string> = {}): ApiError {
  return new ApiError(
    429,
    {
      message: `You have reached your ${policy.toLowerCase()} limit.`,
      errorType: 'RATE_LIMIT',
      policyName: policy,
    },
    headers,
  );
}
