import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { ConsoleController } from './console.controller.js';

@Module({ imports: [AccessModule], controllers: [ConsoleController] })
export class ConsoleModule {}
