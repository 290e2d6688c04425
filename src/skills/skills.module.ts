import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessModule } from '../access/index.js';
import { FindSkills } from './find-skills.js';
import { PutSkill } from './put-skill.js';
import { SkillNameEntity } from './skill-name.entity.js';
import { SkillEntity } from './skill.entity.js';
import { SkillsResolver } from './skills.resolver.js';

@Module({
  imports: [TypeOrmModule.forFeature([SkillEntity, SkillNameEntity]), AccessModule],
  providers: [FindSkills, PutSkill, SkillsResolver],
})
export class SkillsModule {}
