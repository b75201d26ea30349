{{%AUTOESCAPE context="HTML"}}
{{#LINE}}<input id="{{ID}}" name="{{NAME}}" value="{{VALUE}}" aria-label="{{LABEL}}"{{#INVALID}} aria-invalid="true"{{/INVALID}}>{{/LINE}}{{#NUMBER}}<input id="{{ID}}" name="{{NAME}}" value="{{VALUE}}" inputmode="decimal" class="figure" aria-label="{{LABEL}}"{{#INVALID}} aria-invalid="true"{{/INVALID}}>{{/NUMBER}}{{#LINES}}<textarea id="{{ID}}" name="{{NAME}}" rows="2" aria-label="{{LABEL}}"{{#INVALID}} aria-invalid="true"{{/INVALID}}>
{{VALUE}}</textarea>{{/LINES}}{{#CHOICE}}<select id="{{ID}}" name="{{NAME}}" aria-label="{{LABEL}}"{{#INVALID}} aria-invalid="true"{{/INVALID}}>
[[>option]]
</select>{{/CHOICE}}{{#BOXES}}<span class="choices" id="{{ID}}" role="radiogroup" aria-label="{{LABEL}}">{{#OPTION}}<label class="choice"><input type="radio" name="{{NAME}}" value="{{VALUE}}"{{#SELECTED}} checked{{/SELECTED}}> {{LABEL}}</label>
{{/OPTION}}</span>{{/BOXES}}{{#SHOWN}}{{#WORDS}}<span class="written">{{WORDS}}</span>{{/WORDS}}{{#TICKS}}<span class="ticks">{{#TICK}}<span class="tick"><span aria-hidden="true">{{BOX}}</span> {{LABEL}}</span> {{/TICK}}</span>{{/TICKS}}{{/SHOWN}}
{{#ERROR}}<p class="field-error"><span class="shape" aria-hidden="true">!</span> {{ERROR}}</p>{{/ERROR}}
