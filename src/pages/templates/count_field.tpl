{{%AUTOESCAPE context="HTML"}}
{{#BOX}}<input class="{{CLASS}}" id="{{NAME}}" name="{{NAME}}" value="{{VALUE}}" inputmode="numeric" autocomplete="off" aria-label="{{LABEL}}"{{#INVALID}} aria-invalid="true"{{/INVALID}}>{{#ERROR}}<span class="field-error"><span class="shape" aria-hidden="true">!</span> {{ERROR}}</span>{{/ERROR}}{{/BOX}}{{#NO_BOX}}<span aria-hidden="true">–</span>{{/NO_BOX}}
