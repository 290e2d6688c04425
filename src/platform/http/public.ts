import { SetMetadata } from '@nestjs/common';

export const PUBLIC_ROUTE = 'workbay:public-route';

/** A route for everybody. Without it an HTTP route answers nobody: access is denied by default. */
export const Public = () => SetMetadata(PUBLIC_ROUTE, true);
