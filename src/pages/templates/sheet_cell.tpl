{{%AUTOESCAPE context="HTML"}}
{{#MARK}}[[>mark]] {{/MARK}}{{#LINK}}[[>link]]{{/LINK}}{{#LINE}}<span class="help kind">{{TEXT}}</span>{{/LINE}}{{#OF_CLAUSE}} [[>clause]]{{/OF_CLAUSE}}{{#INPUT}}{{#SELECT}}<select id="{{ID}}" name="{{NAME}}" aria-label="{{LABEL}}"{{#INVALID}} aria-invalid="true"{{/INVALID}}>
[[>option]]
</select>{{/SELECT}}{{#CHECK}}<input type="checkbox" id="{{ID}}" name="{{NAME}}" value="{{VALUE}}" aria-label="{{LABEL}}">{{/CHECK}}{{#TYPED}}<input class="reason" id="{{ID}}" name="{{NAME}}" value="{{VALUE}}" aria-label="{{LABEL}}"{{#INVALID}} aria-invalid="true"{{/INVALID}}>{{/TYPED}}{{#ERROR}}<p class="field-error" id="{{ID}}-error"><span class="shape" aria-hidden="true">!</span> {{ERROR}}</p>{{/ERROR}}{{/INPUT}}
