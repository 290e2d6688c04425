import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { FindAvailableResources } from './find-available-resources.js';
import { SearchResolver } from './search.resolver.js';

@Module({ imports: [AccessModule], providers: [FindAvailableResources, SearchResolver] })
export class SearchModule {}
